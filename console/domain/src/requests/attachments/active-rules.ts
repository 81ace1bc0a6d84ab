import { activeInOffice } from './active-office-rules.ts';
import { activeInPdf } from './active-pdf-rules.ts';
import { type Look, LookSpent, newLook } from './look-rules.ts';
import type { AttachmentKind } from './schemas.ts';

/** What acts in a file once it is opened; `detail` names the part, link or name by which it was found. */
export interface Active {
  readonly active: 'macros' | 'controls' | 'objects' | 'dde' | 'outside' | 'script' | 'launch' | 'files' | 'unreadable';
  readonly detail: string;
}

/**
 * What in a file of this kind acts or fetches from outside when it is opened, or can't be looked through, also because more would have to be looked
 * at than `look` has. Null: nothing, as in every picture.
 */
export function activeIn(kind: AttachmentKind, content: Uint8Array, look: Look = newLook()): Active | null {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  try {
    if (kind === 'pdf') return activeInPdf(bytes, look);
    return kind === 'docx' || kind === 'xlsx' ? activeInOffice(bytes, look) : null;
  } catch (error) {
    if (error instanceof LookSpent) return { active: 'unreadable', detail: error.message };
    throw error;
  }
}
