import { monthSchema } from '@zhengyun/rulebook/calendar.ts';
import { dimensionSchema } from '@zhengyun/rulebook/dimension.ts';
import { METERS } from '@zhengyun/rulebook/use-meter.ts';
import { z } from 'zod';
import { ERROR_CODES } from '../verb/errors.ts';
import { pageSchema } from '../verb/paging.ts';
import {
  idSchema,
  instantSchema,
  namedSchema,
  pageOf,
  quantityTextSchema,
  sluggedSchema,
  unitsTextSchema,
} from '../verb/wire.ts';

/** What becomes of a resource itself. */
const OWN_CHANGE_KINDS = ['create', 'resize', 'stop', 'start', 'delete'] as const;
/** handed-over, taken-on: it goes from one department to another, which changes nothing of what it holds. */
export const CHANGE_KINDS = [...OWN_CHANGE_KINDS, 'handed-over', 'taken-on'] as const;
export const changeKindSchema = z.enum(CHANGE_KINDS);
export const CAUSE_KINDS = ['operation', 'confirmation', 'transfer'] as const;

const unitsSchema = z.union([z.bigint(), unitsTextSchema.transform(BigInt)]).refine((units) => units >= 0n, {
  error: 'QUANTITY_NEGATIVE',
});

/**
 * A change of what a resource holds, as verification (or the operator's confirmation) saw it. `amounts` is everything held
 * from `at` on, empty after a delete. `cause` makes a replay the same fact. In process only, so instants are Dates.
 */
export const recordResourceChangeSchema = z.strictObject({
  resourceId: idSchema,
  kind: z.enum(OWN_CHANGE_KINDS),
  at: z.date(),
  amounts: z.partialRecord(dimensionSchema, unitsSchema),
  cause: z.strictObject({ kind: z.enum(['operation', 'confirmation']), id: idSchema }),
  /** uid of the object on the cluster that proves it; null for a counted service. */
  instanceUid: z.string().min(1).max(128).nullable(),
});
export type RecordResourceChange = z.output<typeof recordResourceChangeSchema>;
export const recordedResourceChangeSchema = z.object({ changeId: idSchema, replayed: z.boolean() });

/** In process only: these resources are another department's from `at` on. */
export const recordHandoverSchema = z.strictObject({
  transferId: idSchema,
  resourceIds: z.array(idSchema),
  fromDepartmentId: idSchema,
  toDepartmentId: idSchema,
  at: z.date(),
});

const meterSchema = z.enum(METERS, { error: 'UNKNOWN_METER' });

const QUANTITY_READ = /^\d{1,20}(\.\d{1,9})?$/;

/** A reading as it is stored; in a batch each is judged by this alone. */
export const readingSchema = z.strictObject({
  eventId: z.string().min(1).max(128),
  resourceId: idSchema,
  dimension: meterSchema,
  /** Where it is told, it must be the meter's: rulebook/use-meter.ts. */
  unit: z.string().max(16).optional(),
  /** Which thing was seen, for a meter of things that count once: an account. */
  thing: z.string().min(1).max(128).optional(),
  /** Of the meter's unit, decimal text of at most nine decimals: never negative, never NaN. */
  quantity: z.string().regex(QUANTITY_READ, 'READING_INVALID'),
  at: instantSchema,
});
export type Reading = z.output<typeof readingSchema>;

const FIELDS: ReadonlySet<string> = new Set(Object.keys(readingSchema.shape));
const METER_NAMES: ReadonlySet<unknown> = new Set(METERS);
const [UUID, INSTANT] = [z.regexes.uuid(), z.regexes.datetime({})];
const isText = (value: unknown, most: number, least = 0): value is string =>
  typeof value === 'string' && value.length >= least && value.length <= most;

/**
 * Whether readingSchema takes it, told without making anything: a batch has a thousand, and nearly all are good. What is wrong with one that is not, the schema
 * says.
 */
export function isReading(sent: object): sent is Reading {
  for (const field in sent) if (!FIELDS.has(field)) return false;
  const { eventId, resourceId, dimension, unit, thing, quantity, at } = sent as Partial<Record<keyof Reading, unknown>>;
  return (
    isText(eventId, 128, 1) &&
    isText(resourceId, 36, 36) &&
    UUID.test(resourceId) &&
    METER_NAMES.has(dimension) &&
    (unit === undefined || isText(unit, 16)) &&
    (thing === undefined || isText(thing, 128, 1)) &&
    isText(quantity, 30, 1) &&
    QUANTITY_READ.test(quantity) &&
    isText(at, 128, 1) &&
    INSTANT.test(at)
  );
}

/** Readings of one batch at most. */
export const MOST_READINGS = 5_000;
const shortTextSchema = z.string().max(128);

/**
 * Consumed use. (department, source, eventId) is the identity: the same one with other content is refused. Dimension, quantity and
 * instant are judged reading by reading, so that a bad one does not cost its neighbours.
 */
export const ingestUsageSchema = z.strictObject({
  /** Name of the meter. The console's own have a colon in theirs, which no other's may have. */
  source: z.string().regex(/^[a-z0-9][a-z0-9._-]{0,63}$/),
  events: z
    .array(
      z.strictObject({
        eventId: z.string().min(1).max(128),
        resourceId: idSchema,
        dimension: shortTextSchema,
        quantity: shortTextSchema,
        at: shortTextSchema,
        unit: shortTextSchema.optional(),
        thing: shortTextSchema.optional(),
      }),
    )
    .min(1)
    .max(MOST_READINGS),
});
/** `refused`: readings that were not stored, by their place in the batch from 0; the others were. */
export const ingestedUsageSchema = z.object({
  stored: z.int(),
  repeated: z.int(),
  refused: z.array(
    z.object({
      index: z.int().nonnegative(),
      eventId: z.string(),
      code: z.enum(ERROR_CODES),
      facts: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])),
    }),
  ),
});
export type RefusedReading = z.output<typeof ingestedUsageSchema>['refused'][number];

export const findUseSchema = z.strictObject({ resourceId: idSchema, dimension: dimensionSchema });
/** In process only. */
export const useOverSchema = z.strictObject({ resourceId: idSchema, from: z.date(), to: z.date() });

/** In process only. `until`: as of then; `knownBy`: of what was received before; `cuts`: where the month is cut into parts; `withLate`: also by changes that came after the month was closed. */
export const meteredQuantitiesSchema = z.strictObject({
  departmentId: idSchema,
  month: monthSchema,
  until: z.date().optional(),
  knownBy: z.date().optional(),
  cuts: z.array(z.date()).max(1_000).optional(),
  withLate: z.boolean().optional(),
});

/** Which resources' timelines: one, or all that held something in `month` (default: the current one), newest first. */
export const usageInputSchema = pageSchema.extend({
  resourceId: idSchema.optional(),
  departmentId: idSchema.optional(),
  systemId: idSchema.optional(),
  month: monthSchema.optional(),
});

/** Which month (Asia/Shanghai; default the current one) and whose. */
export const periodInputSchema = z.object({ month: monthSchema.optional(), departmentId: idSchema.optional() });

const amountsSchema = z.partialRecord(dimensionSchema, unitsTextSchema);
export const usageChangeSchema = z.object({
  id: idSchema,
  kind: changeKindSchema,
  at: instantSchema,
  receivedAt: instantSchema,
  amounts: amountsSchema,
  cause: z.object({ kind: z.enum(CAUSE_KINDS), id: idSchema }),
  instanceUid: z.string().nullable(),
});
/**
 * `spans` are half-open intervals of constant amounts within `period`, cut at its ends; `to` null: still held by `department`. A resource
 * that is another department's today is `transferred`.
 */
export const usageItemSchema = z.object({
  resource: z.object({
    id: idSchema,
    number: z.string(),
    item: z.string(),
    fulfilment: z.enum(['provisioned', 'counted']),
    state: z.enum(['requested', 'active', 'released', 'abandoned', 'transferred']),
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

/** In process only. The facts behind a charge: the changes named, or where there are none the readings of its item in `[from, to)` known by `knownBy`. */
export const findBehindSchema = pageSchema.extend({
  changes: z.array(idSchema),
  departmentId: idSchema,
  resourceId: idSchema,
  month: monthSchema,
  sku: z.string(),
  from: z.date(),
  to: z.date(),
  knownBy: z.date(),
});
const readingBehindSchema = z.object({
  kind: z.literal('reading'),
  id: idSchema,
  meter: z.enum(METERS),
  unit: z.string(),
  source: z.string(),
  eventId: z.string(),
  thing: z.string().nullable(),
  at: instantSchema,
  receivedAt: instantSchema,
  /** As it came, and as it counted: another quantity where it was corrected. */
  original: quantityTextSchema,
  counts: quantityTextSchema,
});
const changeBehindSchema = z.object({
  kind: z.literal('change'),
  id: idSchema,
  at: instantSchema,
  change: usageChangeSchema,
});
export const eventBehindSchema = z.discriminatedUnion('kind', [changeBehindSchema, readingBehindSchema]);
export type EventBehind = z.output<typeof eventBehindSchema>;
export const eventsBehindSchema = pageOf(eventBehindSchema);
