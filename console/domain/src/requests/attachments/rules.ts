import type { ErrorCode } from '../../verb/errors.ts';
import { activeIn } from './active-rules.ts';
import { kindOfContent } from './content-rules.ts';
import { ATTACHMENT_LIMIT_MB, type Attachment, type AttachmentKind } from './schemas.ts';

const ENDINGS: Readonly<Record<string, AttachmentKind>> = {
  pdf: 'pdf',
  docx: 'docx',
  xlsx: 'xlsx',
  png: 'png',
  jpg: 'jpg',
  jpeg: 'jpg',
};

/** What a file is by its bytes; or why it is not taken: too large, of no kind that is taken, named as another kind than it is, or with something in it that acts once it is opened. */
export function judgeAttachment(file: {
  readonly name: string;
  readonly content: Uint8Array;
}):
  | { readonly kind: AttachmentKind }
  | { readonly code: ErrorCode; readonly facts: Readonly<Record<string, string | number>> } {
  const { name, content } = file;
  if (content.length > ATTACHMENT_LIMIT_MB * 1_024 * 1_024)
    return { code: 'ATTACHMENT_TOO_LARGE', facts: { name, limit: ATTACHMENT_LIMIT_MB } };
  const kind = kindOfContent(content);
  if (kind === null) return { code: 'ATTACHMENT_NOT_ADMITTED', facts: { name } };
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  if (!Object.hasOwn(ENDINGS, ending) || ENDINGS[ending] !== kind)
    return { code: 'ATTACHMENT_DISGUISED', facts: { name, found: kind } };
  const active = activeIn(kind, content);
  if (active) return { code: 'ATTACHMENT_ACTIVE', facts: { name, ...active } };
  return { kind };
}

interface AttachmentRow {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly added_by: string;
  readonly real_name: string;
  readonly added_at: Date;
}

/** An attachment as the wire shows it; its content is fetched by its key. */
export function attachmentOf(row: AttachmentRow): Attachment {
  return {
    id: row.id,
    name: row.name,
    kind: row.kind as AttachmentKind,
    bytes: row.bytes,
    sha256: row.sha256,
    addedBy: { id: row.added_by, name: row.real_name },
    addedAt: row.added_at.toISOString(),
  };
}
