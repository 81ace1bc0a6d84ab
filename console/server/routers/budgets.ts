import { budgetHistory } from '@zhengyun/domain/budgets/budget-history.ts';
import { listBudgets } from '@zhengyun/domain/budgets/list-budgets.ts';
import { readBudget } from '@zhengyun/domain/budgets/read-budget.ts';
import {
  budgetHistorySchema,
  budgetPageSchema,
  budgetSetSchema,
  budgetStandingSchema,
} from '@zhengyun/domain/budgets/schemas.ts';
import { setBudget } from '@zhengyun/domain/budgets/set-budget.ts';
import { guarded } from '@zhengyun/domain/verb/hidden.ts';
import { inputOf } from '../input-of.ts';
import { router, signedInProcedure } from '../trpc.ts';

/** Departments' yearly budgets, and what of them is spoken for. */
export const budgetsRouter = router({
  list: signedInProcedure
    .input(inputOf(listBudgets))
    .output(budgetPageSchema)
    .query(({ ctx, input }) => listBudgets(ctx.verb, input)),
  get: signedInProcedure
    .input(inputOf(readBudget))
    .output(guarded(budgetStandingSchema.nullable()))
    .query(({ ctx, input }) => readBudget(ctx.verb, input)),
  history: signedInProcedure
    .input(inputOf(budgetHistory))
    .output(budgetHistorySchema)
    .query(({ ctx, input }) => budgetHistory(ctx.verb, input)),
  set: signedInProcedure
    .input(inputOf(setBudget))
    .output(budgetSetSchema)
    .mutation(({ ctx, input }) => setBudget(ctx.verb, input)),
});
