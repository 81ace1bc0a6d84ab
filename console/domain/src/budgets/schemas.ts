import { z } from 'zod';
import { pageSchema } from '../verb/paging.ts';
import { fenTextSchema, idSchema, instantSchema, pageOf, sluggedSchema } from '../verb/wire.ts';

/** A calendar year in Asia/Shanghai. */
const yearSchema = z.int().min(2020).max(2100);

/** Sets a department's budget of a year, in fen; the one before is kept with its reason. */
export const setBudgetSchema = z.strictObject({
  departmentId: idSchema,
  year: yearSchema,
  amountFen: z.string().regex(/^\d{1,15}$/),
  reason: z.string().trim().min(1).max(500),
});
export const budgetSetSchema = z.object({ departmentId: idSchema, year: yearSchema, version: z.int() });

/** unset: no budget · unknown: something in use has no price · within · near: from the warning line on · over: spoken for beyond it. */
export const budgetStateSchema = z.enum(['unset', 'unknown', 'within', 'near', 'over']);
export type BudgetState = z.output<typeof budgetStateSchema>;

/**
 * Where a department stands in a year, in fen. `billedFen`: its statements of the year, drafts with them. `committedFen`: what it holds
 * costs by today's price from there to the year's end, yearly fees with it; null where something held has no price. `waitingFen`: orders
 * in review or on their way, as they were priced. `leftFen`: the budget less all three.
 */
export const budgetStandingSchema = z.object({
  year: yearSchema,
  version: z.int().nullable(),
  budgetFen: fenTextSchema.nullable(),
  billedFen: fenTextSchema,
  committedFen: fenTextSchema.nullable(),
  waitingFen: fenTextSchema,
  leftFen: fenTextSchema.nullable(),
  state: budgetStateSchema,
});
export type BudgetStanding = z.output<typeof budgetStandingSchema>;

/** `year` absent: this one. */
export const budgetsInputSchema = pageSchema.extend({
  year: yearSchema.optional(),
  departmentId: idSchema.optional(),
});
export const budgetPageSchema = pageOf(budgetStandingSchema.extend({ id: idSchema, department: sluggedSchema })).extend(
  {
    year: yearSchema,
  },
);

export const readBudgetSchema = z.strictObject({ departmentId: idSchema });

export const budgetHistoryInputSchema = z.strictObject({ departmentId: idSchema, year: yearSchema });
export const budgetHistorySchema = z.object({
  versions: z.array(
    z.object({
      version: z.int(),
      amountFen: fenTextSchema,
      reason: z.string(),
      setBy: z.string(),
      setAt: instantSchema,
    }),
  ),
});
