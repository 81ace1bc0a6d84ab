import { copiesFoundSchema } from '@zhengyun/interface/copies.ts';
import { z } from 'zod';
import { idSchema, instantSchema } from '../../verb/wire.ts';

const reasonSchema = z.string().trim().min(1).max(2_000);

export const findRemovalSchema = z.strictObject({ resourceId: idSchema });
/** `within` only: the authority ordered a resource out. Requests that its lease end later: the removal waits for them, or ends them. */
export const openRemovalSchema = findRemovalSchema.extend({
  reason: reasonSchema,
  extensions: z.enum(['wait', 'end']),
});
/** `within` only. */
export const stopOverdueSchema = findRemovalSchema.extend({ reason: reasonSchema });

/** In process only: the copies that the cluster has of a tenancy. */
export const recordCopiesSchema = z.strictObject({
  operationId: idSchema,
  fence: z.bigint(),
  found: copiesFoundSchema,
});

/** Why there is nothing to restore from: it was never stopped, so what it wrote last is in no copy · nobody makes or shows copies · none is newer. */
export const NOT_RESTORABLE = ['not-stopped', 'no-service', 'unreadable', 'none-since-stop'] as const;

/** What a removal could be undone from, as it was last looked at: the latest finished copy since the resource was stopped, or that there is none. */
export const restorableSchema = z.discriminatedUnion('is', [
  z.object({
    is: z.literal('copy'),
    name: z.string(),
    startedAt: instantSchema,
    finishedAt: instantSchema,
    /** When the copy goes too; null: the backup operator does not say. */
    keptUntil: instantSchema.nullable(),
    lookedAt: instantSchema,
  }),
  z.object({ is: z.literal('none'), why: z.enum(NOT_RESTORABLE), lookedAt: instantSchema }),
]);
export type Restorable = z.output<typeof restorableSchema>;
