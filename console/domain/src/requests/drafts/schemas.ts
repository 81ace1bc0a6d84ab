import { itemCodeSchema } from '@zhengyun/rulebook/catalogue.ts';
import { z } from 'zod';
import { idSchema, instantSchema } from '../../verb/wire.ts';
import { attachmentSchema } from '../attachments/schemas.ts';

/** Characters of a draft as JSON: an order of 200 lines, each with its keys, is far below. */
const LONGEST_DRAFT = 524_288;
/** What one person may keep unsent, of all kinds together. */
export const MOST_DRAFTS = 30;

/** Roles that write drafts at all: applicants of anything, and whoever may appeal beside them. */
export const DRAFT_WRITERS = ['applicant', 'department-approver'] as const;

/** What is written of a resource: a change that is asked for, or an appeal against taking it back. */
export const RESOURCE_DRAFT_KINDS = ['resize', 'release', 'extend', 'appeal'] as const;
export const draftKindSchema = z.enum(['order', ...RESOURCE_DRAFT_KINDS]);
export type DraftKind = z.output<typeof draftKindSchema>;
/** Names the one draft of its kind that a person has for a resource. */
export const draftSubjectSchema = z.strictObject({ kind: z.enum(RESOURCE_DRAFT_KINDS), resourceId: idSchema });
export type DraftSubject = z.output<typeof draftSubjectSchema>;

/** What a form holds; anything may still be missing, so nothing of it is checked before it is sent. */
export const draftContentSchema = z
  .record(z.string().max(64), z.unknown())
  .refine((content) => JSON.stringify(content).length <= LONGEST_DRAFT, 'BODY_TOO_LARGE');

/** `draftId`: as its writer named it; it will be submitted under the same name. `subject` absent: it is an order. */
export const saveDraftSchema = z.strictObject({
  draftId: idSchema,
  subject: draftSubjectSchema.optional(),
  content: draftContentSchema,
});
export const savedDraftSchema = z.object({ draftId: idSchema, savedAt: instantSchema });
export const draftRefSchema = z.strictObject({ draftId: idSchema });

/**
 * Whether what is written can be sent as things are. open: it can · busy: something open on the resource stands before it, or the reclaim's
 * step has had its appeal · ended: the resource is given back, its reclaim is over, or its lease can be extended no more · transferred: it
 * is another department's now.
 */
export const DRAFT_STANDINGS = ['open', 'busy', 'ended', 'transferred'] as const;
export const draftItemSchema = z.object({
  id: idSchema,
  kind: draftKindSchema,
  /** As far as it is written. */
  title: z.string().nullable(),
  lines: z.int(),
  attachments: z.int(),
  savedAt: instantSchema,
  /** What it is about; null of an order. */
  resource: z.object({ id: idSchema, number: z.string(), item: itemCodeSchema }).nullable(),
  standing: z.enum(DRAFT_STANDINGS),
  /** Printed number of the request that stands before it. */
  behind: z.string().nullable(),
  /** Of an appeal: the reclaim that runs. */
  reclaimId: idSchema.nullable(),
});
export type DraftItem = z.output<typeof draftItemSchema>;
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

/** `within` an appeal: its draft, which ends with it, and the step of the reclaim that what is attached goes with. */
export const handOverDraftSchema = z.strictObject({
  draftId: idSchema,
  resourceId: idSchema,
  reclaimEventId: idSchema,
  departmentId: idSchema,
});
