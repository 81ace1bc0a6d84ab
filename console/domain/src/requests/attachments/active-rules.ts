import { activeInOffice } from './active-office-rules.ts';
import { activeInPdf } from './active-pdf-rules.ts';
import type { AttachmentKind } from './schemas.ts';

/** What acts in a file once it is opened; `detail` names the part, link or name by which it was found. */
export interface Active {
  readonly active: 'macros' | 'controls' | 'objects' | 'dde' | 'outside' | 'script' | 'launch' | 'files' | 'unreadable';
  readonly detail: string;
}

/** What in a file of this kind acts or fetches from outside when it is opened, or can't be looked through. Null: nothing, as in every picture. */
export function activeIn(kind: AttachmentKind, content: Uint8Array): Active | null {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  if (kind === 'pdf') return activeInPdf(bytes);
  return kind === 'docx' || kind === 'xlsx' ? activeInOffice(bytes) : null;
}
