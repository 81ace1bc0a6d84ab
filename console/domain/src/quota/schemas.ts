import { itemSpecSchema } from '@zhengyun/rulebook/catalogue.ts';
import { dimensionSchema } from '@zhengyun/rulebook/dimension.ts';
import { tierSchema } from '@zhengyun/rulebook/tier.ts';
import { z } from 'zod';
import { idSchema, instantSchema, sluggedSchema, unitsTextSchema } from '../verb/wire.ts';

export const quotaMineInputSchema = z.strictObject({ departmentId: idSchema.optional() }).default({});
/**
 * One limit. Whole units: `left` = limit − reserved (approved, not delivered yet) − booked (delivered) − takenOver (came with an
 * adopted namespace); less than zero where more was taken over than there was a limit for.
 */
export const quotaViewSchema = z.object({
  id: idSchema,
  department: sluggedSchema,
  cloud: sluggedSchema,
  dimension: dimensionSchema,
  xinchuang: z.boolean(),
  limit: unitsTextSchema,
  /** Beyond it a request is warned of; null: none. */
  soft: unitsTextSchema.nullable(),
  reserved: unitsTextSchema,
  booked: unitsTextSchema,
  takenOver: unitsTextSchema,
  left: unitsTextSchema,
});
export const quotaMineSchema = z.object({ items: z.array(quotaViewSchema) });

const limitTextSchema = z.string().regex(/^\d{1,15}$/);
const whySchema = z.string().trim().max(500).default('');
/** Sets limits; one lowered below what is held is refused (QUOTA_IN_USE). `soft` null: none from now on; absent: as it is. */
export const setQuotaSchema = z.strictObject({
  departmentId: idSchema,
  cloudId: idSchema,
  xinchuang: z.boolean(),
  limits: z.partialRecord(dimensionSchema, limitTextSchema),
  soft: z.partialRecord(dimensionSchema, limitTextSchema.nullable()).default({}),
  reason: whySchema,
});

export const poolPlaceSchema = z.discriminatedUnion('level', [
  z.strictObject({ level: z.literal('province') }),
  z.strictObject({ level: z.literal('tier'), tier: tierSchema }),
  z.strictObject({ level: z.literal('cloud'), cloudId: idSchema }),
]);
export type PoolPlace = z.output<typeof poolPlaceSchema>;
/** `limit` null: none, and what was given below counts further up. `oversubscribe`: more may be given below, taken never. */
export const setPoolSchema = z.strictObject({
  place: poolPlaceSchema,
  dimension: dimensionSchema,
  xinchuang: z.boolean(),
  limit: limitTextSchema.nullable(),
  soft: limitTextSchema.nullable().default(null),
  oversubscribe: z.boolean().default(false),
  reason: whySchema,
});
/** `limit` null: the system shares its department's from now on. */
export const setSystemQuotaSchema = z.strictObject({
  systemId: idSchema,
  cloudId: idSchema,
  dimension: dimensionSchema,
  xinchuang: z.boolean(),
  limit: limitTextSchema.nullable(),
  reason: whySchema,
});
export const setDoneSchema = z.object({ set: z.int() });

export const quotaTreeInputSchema = z.strictObject({ dimension: dimensionSchema, xinchuang: z.boolean() });
/** A place in the tree. Whole units; `limit` null: none is set, and `left` is nobody's to say. `given`: to those next below. */
export const quotaNodeSchema = z.object({
  key: z.string(),
  parent: z.string().nullable(),
  level: z.enum(['province', 'tier', 'cloud', 'department', 'system']),
  tier: tierSchema.nullable(),
  cloud: sluggedSchema.nullable(),
  department: sluggedSchema.nullable(),
  system: sluggedSchema.nullable(),
  limit: unitsTextSchema.nullable(),
  soft: unitsTextSchema.nullable(),
  oversubscribe: z.boolean(),
  given: unitsTextSchema,
  reserved: unitsTextSchema,
  booked: unitsTextSchema,
  takenOver: unitsTextSchema,
  left: unitsTextSchema.nullable(),
  isOverSoft: z.boolean(),
  acts: z.array(z.enum(['set', 'ask'])),
});
export type QuotaNode = z.output<typeof quotaNodeSchema>;
export const quotaTreeSchema = z.object({ nodes: z.array(quotaNodeSchema) });
export type QuotaTree = z.output<typeof quotaTreeSchema>;

/** How limits came about, newest first; `from` and `to` null: none was, none is set. */
export const quotaHistorySchema = z.array(
  z.object({
    id: idSchema,
    level: z.enum(['province', 'tier', 'cloud', 'department', 'system']),
    tier: tierSchema.nullable(),
    cloudName: z.string().nullable(),
    departmentName: z.string().nullable(),
    systemName: z.string().nullable(),
    from: unitsTextSchema.nullable(),
    to: unitsTextSchema.nullable(),
    soft: unitsTextSchema.nullable(),
    oversubscribe: z.boolean(),
    reason: z.string(),
    by: z.string(),
    /** A task of the platform's own set it; `by` is the task's name, which says nothing to most. */
    byTask: z.boolean(),
    at: instantSchema,
  }),
);
export type QuotaHistory = z.output<typeof quotaHistorySchema>;

/** `departmentId` null: the cloud's own limit. `units`: the whole limit asked for, not what is to be added. */
export const askQuotaSchema = z.strictObject({
  cloudId: idSchema,
  departmentId: idSchema.nullable(),
  dimension: dimensionSchema,
  xinchuang: z.boolean(),
  units: limitTextSchema,
  reason: z.string().trim().min(1).max(500),
});
export const askedSchema = z.object({ askId: idSchema, number: z.string() });
export const askRefSchema = z.object({ askId: idSchema });
export const withdrawAskSchema = z.strictObject({ askId: idSchema });
export const decideAskSchema = z.strictObject({
  askId: idSchema,
  decision: z.enum(['granted', 'refused']),
  answer: z.string().trim().min(1).max(500),
});
const askActSchema = z.object({ name: z.string(), at: instantSchema });
/** A request for more; `from` null: there was no limit. */
export const quotaAskSchema = z.object({
  id: idSchema,
  number: z.string(),
  cloud: sluggedSchema,
  department: sluggedSchema.nullable(),
  dimension: dimensionSchema,
  xinchuang: z.boolean(),
  from: unitsTextSchema.nullable(),
  units: unitsTextSchema,
  reason: z.string(),
  state: z.enum(['asked', 'granted', 'refused', 'withdrawn']),
  asked: askActSchema,
  decided: askActSchema.nullable(),
  answer: z.string().nullable(),
  acts: z.array(z.enum(['decide', 'withdraw'])),
});
export type QuotaAsk = z.output<typeof quotaAskSchema>;
export const quotaAsksSchema = z.array(quotaAskSchema);

/**
 * A change of what one resource takes: `before` is delivered today (null: nothing), `after` is asked for (null: release).
 * Growth is reserved at approval and booked at delivery; shrinking frees at delivery only.
 */
export const quotaChangeSchema = z.strictObject({
  cloudId: idSchema,
  xinchuang: z.boolean(),
  before: itemSpecSchema.nullable(),
  after: itemSpecSchema.nullable(),
});
/** Input of the within-verbs `reserve`, `book` and `release` (a reservation that will not be delivered). */
export const quotaChangesSchema = z.strictObject({
  departmentId: idSchema,
  /** Whose own limit counts too; absent: nobody's, as when what was held is given back. */
  systemId: idSchema.optional(),
  requestId: idSchema,
  changes: z.array(quotaChangeSchema).min(1).max(200),
});
export const foreseeQuotaSchema = quotaChangesSchema.omit({ requestId: true });

/** How many limits were set. */
export const quotaSetSchema = z.object({ set: z.int() });

/** `within` only: what a system holds on these clouds goes with it to another department. */
export const handOverQuotaSchema = z.strictObject({
  transferId: idSchema,
  systemId: idSchema,
  cloudIds: z.array(idSchema),
  fromDepartmentId: idSchema,
  toDepartmentId: idSchema,
  reason: z.string(),
});
