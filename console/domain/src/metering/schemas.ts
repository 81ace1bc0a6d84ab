import { monthSchema } from '@zhengyun/rulebook/calendar.ts';
import { dimensionSchema } from '@zhengyun/rulebook/dimension.ts';
import { z } from 'zod';
import { pageSchema } from '../verb/paging.ts';
import { idSchema, instantSchema, namedSchema, pageOf, sluggedSchema, unitsTextSchema } from '../verb/wire.ts';

export const CHANGE_KINDS = ['create', 'resize', 'stop', 'start', 'delete'] as const;
export const changeKindSchema = z.enum(CHANGE_KINDS);

const unitsSchema = z.union([z.bigint(), unitsTextSchema.transform(BigInt)]).refine((units) => units >= 0n, {
  error: 'QUANTITY_NEGATIVE',
});

/**
 * A change of what a resource holds, as verification (or the operator's confirmation) saw it. `amounts` is everything held
 * from `at` on, empty after a delete. `cause` makes a replay the same fact. In process only, so instants are Dates.
 */
export const recordResourceChangeSchema = z.strictObject({
  resourceId: idSchema,
  kind: changeKindSchema,
  at: z.date(),
  amounts: z.partialRecord(dimensionSchema, unitsSchema),
  cause: z.strictObject({ kind: z.enum(['operation', 'confirmation']), id: idSchema }),
  /** uid of the object on the cluster that proves it; null for a counted service. */
  instanceUid: z.string().min(1).max(128).nullable(),
});
export type RecordResourceChange = z.output<typeof recordResourceChangeSchema>;
export const recordedResourceChangeSchema = z.object({ changeId: idSchema, replayed: z.boolean() });

/** Consumed use. (department, source, eventId) is the identity: the same one with other content is refused. */
export const ingestUsageSchema = z.strictObject({
  source: z.string().trim().min(1).max(64),
  events: z
    .array(
      z.strictObject({
        eventId: z.string().min(1).max(128),
        resourceId: idSchema,
        dimension: dimensionSchema,
        quantity: z.string().regex(/^\d{1,20}(\.\d{1,9})?$/, 'QUANTITY_INVALID'),
        at: instantSchema,
      }),
    )
    .min(1)
    .max(1_000),
});
export const ingestedUsageSchema = z.object({ stored: z.int(), repeated: z.int() });

export const findUseSchema = z.strictObject({ resourceId: idSchema, dimension: dimensionSchema });
/** In process only. */
export const useOverSchema = z.strictObject({ resourceId: idSchema, from: z.date(), to: z.date() });

/** Which resources' timelines: one, or all that held something in `month` (default: the current one), newest first. */
export const usageInputSchema = pageSchema.extend({
  resourceId: idSchema.optional(),
  departmentId: idSchema.optional(),
  systemId: idSchema.optional(),
  month: monthSchema.optional(),
});

const amountsSchema = z.partialRecord(dimensionSchema, unitsTextSchema);
export const usageChangeSchema = z.object({
  id: idSchema,
  kind: changeKindSchema,
  at: instantSchema,
  receivedAt: instantSchema,
  amounts: amountsSchema,
  cause: z.object({ kind: z.enum(['operation', 'confirmation']), id: idSchema }),
  instanceUid: z.string().nullable(),
});
/** `spans` are half-open intervals of constant amounts within `period`, cut at its ends; `to` null: still held. */
export const usageItemSchema = z.object({
  resource: z.object({
    id: idSchema,
    number: z.string(),
    item: z.string(),
    fulfilment: z.enum(['provisioned', 'counted']),
    state: z.enum(['requested', 'active', 'released', 'abandoned']),
  }),
  department: namedSchema,
  system: sluggedSchema,
  cloud: sluggedSchema,
  xinchuang: z.boolean(),
  changes: z.array(usageChangeSchema),
  spans: z.array(z.object({ from: instantSchema, to: instantSchema.nullable(), amounts: amountsSchema })),
});
export type UsageItem = z.output<typeof usageItemSchema>;
export const usagePageSchema = pageOf(usageItemSchema).extend({
  month: monthSchema,
  period: z.object({ from: instantSchema, to: instantSchema }),
});
