import { z } from 'zod';
import { idSchema, instantSchema, namedSchema } from '../../verb/wire.ts';

/** Kinds of files that may go with a request, with their media types (IANA). */
export const ATTACHMENT_KINDS = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  png: 'image/png',
  jpg: 'image/jpeg',
} as const;
export type AttachmentKind = keyof typeof ATTACHMENT_KINDS;
export const attachmentKindSchema = z.enum(['pdf', 'docx', 'xlsx', 'png', 'jpg'] satisfies AttachmentKind[]);

/** Megabytes (2^20 bytes) of one attachment. */
export const ATTACHMENT_LIMIT_MB = 10;
/** Attachments of one request. */
export const MOST_ATTACHMENTS = 10;

/** Megabytes (2^20 bytes) that one person may keep in all their drafts. */
export const UNSENT_LIMIT_MB = 200;

/** No path, no control character, and none that turns the direction of writing, by which `fdp.exe` reads as `exe.pdf`. */
const NAME = /^[^\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069/\\]+$/u;
export const attachmentNameSchema = z.string().trim().min(1).max(128).regex(NAME);

export const addAttachmentSchema = z.strictObject({
  draftId: idSchema,
  name: attachmentNameSchema,
  content: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
});
export const attachmentRefSchema = z.strictObject({ attachmentId: idSchema });

/** Steps of reclaims, of a whole page of them. */
export const attachmentsOfAppealsSchema = z.strictObject({ reclaimEventIds: z.array(idSchema) });

export const attachmentSchema = z.object({
  id: idSchema,
  name: z.string(),
  /** What its bytes are. */
  kind: attachmentKindSchema,
  bytes: z.int(),
  /** Of its content, hex. */
  sha256: z.string(),
  addedBy: namedSchema,
  addedAt: instantSchema,
});
export type Attachment = z.output<typeof attachmentSchema>;
