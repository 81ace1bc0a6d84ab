import { driftedObjectSchema } from '@zhengyun/interface/drift.ts';
import { openingsSchema } from '@zhengyun/interface/openings.ts';
import { z } from 'zod';
import { reasonSchema } from '../maintenance/schemas.ts';
import { operationStateSchema, stackKindSchema } from '../provisioning/schemas.ts';
import { troubleSchema } from '../requests/schemas.ts';
import { pageSchema } from '../verb/paging.ts';
import { idSchema, instantSchema, pageOf, sluggedSchema } from '../verb/wire.ts';

/** same: every object is as the state says · drifted: some are not · unknown: it could not be found out, which is never "same". */
export const DRIFT_OUTCOMES = ['same', 'drifted', 'unknown'] as const;
export const driftOutcomeSchema = z.enum(DRIFT_OUTCOMES);
/** unchecked: never looked at so far. */
export const driftStatusSchema = z.enum([...DRIFT_OUTCOMES, 'unchecked']);
export type DriftStatus = z.output<typeof driftStatusSchema>;
export const DRIFT_ENDS = ['accepted', 'reverted', 'gone', 'replaced'] as const;

// Input of the verbs.

/** `everySeconds`: the interval, over which the stacks' checks are spread. */
export const planChecksSchema = z.strictObject({ everySeconds: z.int().positive() });
export const dueChecksSchema = z.strictObject({ limit: z.int().positive().max(100) });
export const recordDriftSchema = z.strictObject({
  stackId: idSchema,
  everySeconds: z.int().positive(),
  /** When the look began: what an operation of the stack has done since makes it worthless. In process only. */
  startedAt: z.date(),
  result: z.discriminatedUnion('outcome', [
    z.strictObject({ outcome: z.literal('checked'), objects: z.array(driftedObjectSchema) }),
    z.strictObject({ outcome: z.literal('unknown'), reason: troubleSchema }),
  ]),
  /** Everything that opens the namespace of a tenancy, its own objects included; null: nobody looked, or nothing could be seen. */
  openings: openingsSchema.nullable().default(null),
});
export const askCheckSchema = z.strictObject({ stackId: idSchema });
export const decideDriftSchema = z.strictObject({ driftId: idSchema, reason: reasonSchema });
/** `within` only: an operation ended well that settles the stack's drift, if it was opened for it. */
export const settleDriftSchema = z.strictObject({
  stackId: idSchema,
  operationId: idSchema,
  as: z.enum(['accepted', 'reverted', 'gone']),
});

// What people see.

export const driftInputSchema = pageSchema.extend({
  status: driftStatusSchema.optional(),
  /** Only tenancies that something foreign opens. */
  opened: z.boolean().optional(),
  cloudId: idSchema.optional(),
  stackId: idSchema.optional(),
  resourceId: idSchema.optional(),
});
export const driftSchema = z.object({
  id: idSchema,
  objects: z.array(driftedObjectSchema),
  foundAt: instantSchema,
  seenAt: instantSchema,
  /** The operation that is settling it now. */
  operation: z.object({ id: idSchema, number: z.string(), purpose: z.enum(['accept', 'revert']) }).nullable(),
  /** Why it can't be accepted; null: it can. */
  refusal: troubleSchema.nullable(),
  acts: z.array(z.enum(['accept', 'revert'])),
});
export type Drift = z.output<typeof driftSchema>;
export const stackDriftSchema = z.object({
  /** The stack's. */
  id: idSchema,
  kind: stackKindSchema,
  name: z.string(),
  provider: z.enum(['official', 'stand-in']).nullable(),
  cloud: sluggedSchema,
  department: sluggedSchema.nullable(),
  resource: z.object({ id: idSchema, number: z.string() }).nullable(),
  /** The tenancy it is of, with its namespace; null: a cloud's own. */
  tenancy: z.object({ id: idSchema, number: z.string(), namespace: z.string() }).nullable(),
  status: driftStatusSchema,
  checkedAt: instantSchema.nullable(),
  since: instantSchema.nullable(),
  dueAt: instantSchema.nullable(),
  /** Why it is unknown. */
  reason: troubleSchema.nullable(),
  drift: driftSchema.nullable(),
  /** What opens the tenancy and no stack of it made; null: nobody has looked, or it is no tenancy's base. */
  openings: openingsSchema.nullable(),
  /** Its first deployment did not end well, and what it made stands there; with the operation that was at it last. */
  halfMade: z
    .object({ operation: z.object({ id: idSchema, number: z.string(), state: operationStateSchema }) })
    .nullable(),
  acts: z.array(z.enum(['check', 'refresh', 'change-provider'])),
});
export type StackDrift = z.output<typeof stackDriftSchema>;
export const stackDriftPageSchema = pageOf(stackDriftSchema);
/** How many stacks with objects are in each status, and beside that how many tenancies something foreign opens. */
export const driftCountsSchema = z.strictObject({
  ...(Object.fromEntries(driftStatusSchema.options.map((status) => [status, z.int()])) as Record<
    DriftStatus,
    z.ZodInt
  >),
  opened: z.int(),
});
export type DriftCounts = z.output<typeof driftCountsSchema>;

export const askedCheckSchema = z.object({ stackId: idSchema });
/** The operation that accepts or reverts a drift. */
export const openedSettlingSchema = z.object({ operationId: idSchema, number: z.string() });
