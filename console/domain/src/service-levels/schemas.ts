import { monthSchema } from '@zhengyun/rulebook/calendar.ts';
import { itemCodeSchema } from '@zhengyun/rulebook/catalogue.ts';
import { VERDICTS } from '@zhengyun/rulebook/sla.ts';
import { slugSchema, tierSchema } from '@zhengyun/rulebook/tier.ts';
import { z } from 'zod';
import { idSchema, instantSchema, namedSchema, ppmTextSchema, sluggedSchema } from '../verb/wire.ts';

export const verdictSchema = z.enum(VERDICTS);

/** An observer belongs to an organisation; the one that counts belongs to the authority, not to the evaluated operator. */
export const addObserverSchema = z.strictObject({
  slug: slugSchema,
  name: z.string().trim().min(1).max(128),
  organisationId: idSchema,
});
export const addedObserverSchema = z.object({ observerId: idSchema });

/** What is observed; minutes count from the first whole minute after it was added. */
export const addObjectSchema = z.strictObject({
  cloudId: idSchema,
  kind: z.literal('cloud-api').default('cloud-api'),
  name: z.string().trim().min(1).max(128),
});
export const addedObjectSchema = z.object({ objectId: idSchema });

/** A batch of one observer's looks. In process only, so instants are Dates; none may lie in the future. */
export const recordObservationsSchema = z.strictObject({
  observerId: idSchema,
  observations: z
    .array(
      z.strictObject({
        objectId: idSchema,
        at: z.date(),
        up: z.boolean(),
        latencyMs: z.int().nonnegative().nullable(),
        detail: z.string().max(500).default(''),
      }),
    )
    .min(1)
    .max(1_000),
});
export const recordedObservationsSchema = z.object({ stored: z.int(), repeated: z.int() });

/** What the platform's probe loop is to look at: each object with those in whose name it looks, one at most. */
export const probeTargetsInputSchema = z.void();
export const probeTargetsSchema = z.array(
  z.object({ objectId: idSchema, kind: z.literal('cloud-api'), cloudId: idSchema, observerIds: z.array(idSchema) }),
);

/** Takes or renews the lease of a loop that one worker alone may run. `seconds` from the context's now. */
export const takeLoopLeaseSchema = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9-]{0,63}$/),
  holder: idSchema,
  seconds: z.int().min(1).max(3_600),
});
/** `held`: the caller may run the loop until `expiresAt`; else `holder` does. */
export const loopLeaseSchema = z.object({ held: z.boolean(), holder: idSchema, expiresAt: z.date() });
export const releaseLoopLeaseSchema = takeLoopLeaseSchema.omit({ seconds: true });

/** Whole minutes by verdict, as decimal text; `total` = up + down + unknown. */
export const minuteCountsSchema = z.object({
  total: ppmTextSchema,
  up: ppmTextSchema,
  down: ppmTextSchema,
  unknown: ppmTextSchema,
});

/** Month to date of each cloud (or `cloudId` alone) in `month`, default the current one in Asia/Shanghai. */
export const availabilityInputSchema = z.strictObject({ month: monthSchema.optional(), cloudId: idSchema.optional() });
/** `availabilityPpm` = UP ÷ (UP + DOWN), null when no minute is known; `coveragePpm` = (UP + DOWN) ÷ total, null before the first minute. */
export const objectAvailabilitySchema = z.object({
  object: namedSchema.extend({ kind: z.literal('cloud-api'), observedFrom: instantSchema }),
  cloud: sluggedSchema.extend({ tier: tierSchema }),
  /** `looks`: whether looks come from it; of the others none do yet. */
  observers: z.array(namedSchema.extend({ organisation: z.string(), looks: z.boolean() })),
  minutes: minuteCountsSchema,
  availabilityPpm: ppmTextSchema.nullable(),
  coveragePpm: ppmTextSchema.nullable(),
  /** Part of the object's fee that the sample table would take off now; null when nothing is known. */
  deductionPpm: ppmTextSchema.nullable(),
  lastObservation: z.object({ at: instantSchema, up: z.boolean(), latencyMs: z.int().nullable() }).nullable(),
});
export type ObjectAvailability = z.output<typeof objectAvailabilitySchema>;
/** A table of deductions. */
const slaTableSchema = z.object({
  id: z.string(),
  /** Below this coverage nothing is decided. */
  minimumCoveragePpm: ppmTextSchema,
  tiers: z.array(z.object({ atLeastPpm: ppmTextSchema, deductPpm: ppmTextSchema })),
});

/** How a promised availability stands this month so far; unpromised: no terms are known to promise one. */
export const LEVEL_STANDINGS = ['kept', 'missed', 'unmeasured', 'unpromised'] as const;
export type LevelStanding = (typeof LEVEL_STANDINGS)[number];
/**
 * Why it is not measured. no-probe: a service that people render has nothing that is looked at; released: it was in use for no part of this
 * month; not-observed: its cloud is not.
 */
export const UNMEASURED = [
  'not-delivered',
  'no-probe',
  'released',
  'not-observed',
  'no-minutes',
  'coverage-low',
] as const;
export type Unmeasured = (typeof UNMEASURED)[number];
/**
 * Promises of availability beside what was measured, month to date since the delivery, of the cloud it stands on. `deductionPpm` is what the
 * table in force now would take off by the same minutes, to compare; the contract's is taken off, and the promise itself takes off nothing.
 */
export const promisedLevelsSchema = z.object({
  month: monthSchema,
  slaPolicy: slaTableSchema,
  levels: z.array(
    z.object({
      items: z.array(itemCodeSchema),
      cloud: sluggedSchema,
      promisedPpm: ppmTextSchema.nullable(),
      from: instantSchema.nullable(),
      to: instantSchema.nullable(),
      minutes: minuteCountsSchema.nullable(),
      measuredPpm: ppmTextSchema.nullable(),
      coveragePpm: ppmTextSchema.nullable(),
      deductionPpm: ppmTextSchema.nullable(),
      standing: z.enum(LEVEL_STANDINGS),
      why: z.enum(UNMEASURED).nullable(),
    }),
  ),
});

/** The rule is printed beside the number: which quorum made the verdicts and which table the deduction. */
export const availabilitySchema = z.object({
  month: monthSchema,
  from: instantSchema,
  to: instantSchema,
  quorum: z.object({
    id: z.string(),
    minimumObservers: z.int(),
    downQuorum: z.int(),
    observerRule: z.enum(['all', 'any']),
  }),
  slaPolicy: slaTableSchema,
  objects: z.array(objectAvailabilitySchema),
});

/** The minute strip of one object, at most 31 days. */
export const minutesInputSchema = z.strictObject({ objectId: idSchema, from: instantSchema, to: instantSchema });
/** Runs of equal verdicts, in order, without holes: `minutes` whole minutes from `from` (inclusive) to `to` (exclusive). */
export const minutesSchema = z.object({
  objectId: idSchema,
  from: instantSchema,
  to: instantSchema,
  counts: minuteCountsSchema,
  runs: z.array(z.object({ from: instantSchema, to: instantSchema, verdict: verdictSchema, minutes: z.int() })),
});
