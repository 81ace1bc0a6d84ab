import { monthSchema } from '@zhengyun/rulebook/calendar.ts';
import { COEFFICIENT_REASONS } from '@zhengyun/rulebook/evaluation.ts';
import { z } from 'zod';
import { minuteCountsSchema } from '../service-levels/schemas.ts';
import { guarded } from '../verb/hidden.ts';
import { idSchema, instantSchema, namedSchema, ppmTextSchema, sluggedSchema } from '../verb/wire.ts';

/** Coefficient text with four decimals, e.g. `0.9900`. */
export const coefficientTextSchema = z.string().regex(/^\d+\.\d{4}$/);

/** Acceptance of a delivered request and its rating in one act: 1 (worst) to 5 (best), with the reason in words. */
export const acceptSchema = z.strictObject({
  requestId: idSchema,
  score: z.int().min(1).max(5),
  reason: z.string().trim().min(1).max(2_000),
});
export const acceptByDefaultSchema = z.strictObject({ requestId: idSchema });
export const acceptedSchema = z.object({
  requestId: idSchema,
  state: z.literal('accepted'),
  acceptedAt: instantSchema,
  /** null: accepted by default at the deadline, so nobody has rated. */
  ratingId: idSchema.nullable(),
});

/** The contract that is in force last in the month is taken unless one is named, as for the statement. */
export const sheetInputSchema = z.strictObject({
  departmentId: idSchema,
  month: monthSchema,
  contractId: idSchema.optional(),
});

/** How the coefficient came about; the same object stands in a statement's working. Values as compared, nothing rounded. */
export const coefficientWorkingSchema = z.object({
  policy: z.string(),
  reason: z.enum(COEFFICIENT_REASONS),
  value: coefficientTextSchema,
  row: z.int().nullable(),
  band: z.int().nullable(),
  minutes: minuteCountsSchema,
  availabilityPpm: ppmTextSchema.nullable(),
  coveragePpm: ppmTextSchema.nullable(),
  ratings: z.object({ count: z.int(), sum: z.int(), mean: z.string().nullable() }),
});
export type CoefficientWorking = z.output<typeof coefficientWorkingSchema>;

/** The evaluation sheet of a department's month: measured availability of the clouds it uses, its ratings, the table, the result. */
export const sheetSchema = z.object({
  department: namedSchema,
  month: monthSchema,
  /** The part of the month under the contract: what is counted and rated. */
  period: z.object({ from: instantSchema, to: instantSchema }),
  asOf: instantSchema,
  table: z.object({
    id: z.string(),
    ratingBandsAtLeast: z.array(z.string()),
    rows: z.array(z.object({ atLeastPpm: ppmTextSchema, coefficients: z.array(coefficientTextSchema) })),
  }),
  clouds: z.array(
    z.object({
      cloud: sluggedSchema,
      minutes: minuteCountsSchema,
      availabilityPpm: ppmTextSchema.nullable(),
      coveragePpm: ppmTextSchema.nullable(),
    }),
  ),
  ratings: z.array(
    z.object({
      requestId: idSchema,
      requestNumber: z.string(),
      title: z.string(),
      score: z.int(),
      reason: z.string(),
      at: instantSchema,
      ratedBy: guarded(z.string().nullable()),
    }),
  ),
  coefficient: coefficientWorkingSchema,
});
export type Sheet = z.output<typeof sheetSchema>;
