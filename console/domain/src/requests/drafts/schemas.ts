import { z } from 'zod';
import { idSchema, instantSchema } from '../../verb/wire.ts';
import { attachmentSchema } from '../attachments/schemas.ts';

/** Characters of a draft as JSON: an order of 200 lines, each with its keys, is far below. */
const LONGEST_DRAFT = 524_288;
/** Unsent orders that one person may keep. */
export const MOST_DRAFTS = 30;

/** What an order's form holds; anything may still be missing, so nothing of it is checked before it is sent. */
export const draftContentSchema = z
  .record(z.string().max(64), z.unknown())
  .refine((content) => JSON.stringify(content).length <= LONGEST_DRAFT, 'BODY_TOO_LARGE');

/** `draftId`: as its writer named it; the order will be submitted under the same name. */
export const saveDraftSchema = z.strictObject({ draftId: idSchema, content: draftContentSchema });
export const savedDraftSchema = z.object({ draftId: idSchema, savedAt: instantSchema });
export const draftRefSchema = z.strictObject({ draftId: idSchema });

export const draftItemSchema = z.object({
  id: idSchema,
  /** As far as it is written. */
  title: z.string().nullable(),
  lines: z.int(),
  attachments: z.int(),
  savedAt: instantSchema,
});
export const draftListSchema = z.array(draftItemSchema);
/** Null: the caller has no such draft, perhaps because it was sent. */
export const draftSchema = z
  .object({
    id: idSchema,
    content: z.record(z.string(), z.unknown()),
    attachments: z.array(attachmentSchema),
    savedAt: instantSchema,
  })
  .nullable();
export type Draft = z.output<typeof draftSchema>;
