import { AUTOMATIC_CLAUSES, AUTOMATIC_REFUSALS } from '@zhengyun/rulebook/automatic-approval.ts';
import { itemSpecSchema } from '@zhengyun/rulebook/catalogue.ts';
import { dimensionSchema } from '@zhengyun/rulebook/dimension.ts';
import { z } from 'zod';
import { approvalStepSchema } from '../../requests/schemas.ts';
import { fenTextSchema, idSchema, instantSchema, namedSchema, unitsTextSchema } from '../../verb/wire.ts';

/** waiting: takes effect at its instant · declined, called-back, lapsed: people decide · overtaken: they did before, or the request ended. */
export const AUTOMATIC_STATES = ['declined', 'waiting', 'done', 'called-back', 'lapsed', 'overtaken'] as const;
export const automaticStateSchema = z.enum(AUTOMATIC_STATES);
export type AutomaticState = z.output<typeof automaticStateSchema>;

const ppmTextSchema = z.string().regex(/^\d+$/);
const refusalSchema = z.enum(AUTOMATIC_REFUSALS);

/**
 * All that a rule saw as it judged, kept as it was. Units and fen as decimal text, shares in ppm; null is unknown, or that no clause is in force. A row is never read by
 * a later version: a new shape gets a `version` of its own here.
 */
export const explanationSchema = z.object({
  version: z.literal(1),
  resource: z.object({ id: idSchema, number: z.string() }),
  now: itemSpecSchema,
  wanted: itemSpecSchema,
  /** Of each dimension that changes: more (negative: fewer); what the request and the department may add, and what the department added before. */
  growth: z.array(
    z.object({
      dimension: dimensionSchema,
      more: unitsTextSchema,
      most: unitsTextSchema.nullable(),
      departmentBefore: unitsTextSchema,
      departmentMost: unitsTextSchema.nullable(),
    }),
  ),
  /** Of each dimension that grows; `peak` in the dimension's unit, null: nobody measured it. */
  use: z.array(
    z.object({
      dimension: dimensionSchema,
      held: unitsTextSchema,
      peak: z.string().nullable(),
      peakPpm: ppmTextSchema.nullable(),
      coveragePpm: ppmTextSchema,
      /** Present where any of it was played rather than read. */
      simulated: z.literal(true).optional(),
    }),
  ),
  needed: z
    .object({
      windowDays: z.int(),
      coverageAtLeastPpm: ppmTextSchema,
      peakAtLeastPpm: ppmTextSchema,
      periodDays: z.int(),
    })
    .nullable(),
  grownBefore: z.int(),
  yearFen: z.object({ now: fenTextSchema, after: fenTextSchema }).nullable(),
  yearFenMost: fenTextSchema.nullable(),
  departmentYearFen: fenTextSchema,
  departmentYearFenMost: fenTextSchema.nullable(),
  withinQuota: z.boolean(),
  /** Left of the zone's pool afterwards. */
  poolAfter: z.array(z.object({ dimension: dimensionSchema, after: unitsTextSchema })),
  plan: z.object({ hash: z.string().nullable(), round: z.int(), findings: z.int(), destroyed: z.int() }),
  steps: z.array(approvalStepSchema),
});
export type Explanation = z.output<typeof explanationSchema>;

/** What a rule said of a request, and what became of it. */
export const automaticSchema = z.object({
  state: automaticStateSchema,
  /** Number of the dated rule; null `clause`: it doesn't speak of such a change. */
  policy: z.string(),
  /** Version and SHA-256 of what it says; null where it was judged before versions were kept. */
  policyVersion: z.int().nullable(),
  policyHash: z.string().nullable(),
  clause: z.enum(AUTOMATIC_CLAUSES).nullable(),
  refusals: z.array(refusalSchema),
  explanation: explanationSchema,
  judgedAt: instantSchema,
  /** When it takes effect: till then it may be called back. Null: it never was to. */
  effectiveAt: instantSchema.nullable(),
  endedAt: instantSchema.nullable(),
  calledBackBy: namedSchema.nullable(),
  reason: z.string().nullable(),
  /** Whether the reader may call it back now. */
  mayCallBack: z.boolean(),
});
export type Automatic = z.output<typeof automaticSchema>;

export const readAutomaticSchema = z.strictObject({ requestId: idSchema });
/** Null: no rule has looked at the request. */
export const automaticReadSchema = automaticSchema.nullable();
export const callBackSchema = z.strictObject({ requestId: idSchema, reason: z.string().trim().min(1).max(2_000) });
export const calledBackSchema = z.object({ requestId: idSchema, state: automaticStateSchema });
