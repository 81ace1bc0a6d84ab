import { monthSchema } from '@zhengyun/rulebook/calendar.ts';
import { z } from 'zod';
import { fenTextSchema, idSchema } from '../../verb/wire.ts';

/**
 * A credit note or an adjustment of an earlier statement, with its reason and reference. `beforeFen`: what of it no earlier statement took
 * into account; exact is what this one does, `carriedFen` is left to the next. Negative: takes off.
 */
const correctionWorking = {
  creditNoteId: idSchema,
  number: z.string(),
  statement: z.object({ number: z.string(), month: monthSchema }),
  reason: z.string(),
  reference: z.string(),
  totalFen: fenTextSchema,
  beforeFen: fenTextSchema,
  carriedFen: fenTextSchema,
};
export const creditWorkingSchema = z.object({ kind: z.literal('credit'), ...correctionWorking });
export const adjustmentWorkingSchema = z.object({ kind: z.literal('adjustment'), ...correctionWorking });
export type CorrectionWorking = z.output<typeof creditWorkingSchema> | z.output<typeof adjustmentWorkingSchema>;

/** Which notes a statement was made from, with what was left of each then. */
export const correctionPinsSchema = z.array(z.object({ number: z.string(), leftFen: fenTextSchema }));
