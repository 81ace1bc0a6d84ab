import { answerAlert } from '@zhengyun/domain/budgets/answer-alert.ts';
import { budgetHistory } from '@zhengyun/domain/budgets/budget-history.ts';
import { forecastErrors } from '@zhengyun/domain/budgets/forecast-errors.ts';
import { listAlerts } from '@zhengyun/domain/budgets/list-alerts.ts';
import { listBudgets } from '@zhengyun/domain/budgets/list-budgets.ts';
import { readBudget } from '@zhengyun/domain/budgets/read-budget.ts';
import { readOutlook } from '@zhengyun/domain/budgets/read-outlook.ts';
import {
  alertAnsweredSchema,
  alertsSchema,
  budgetHistorySchema,
  budgetPageSchema,
  budgetSetSchema,
  budgetStandingSchema,
  forecastErrorsSchema,
  outlookSchema,
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
  outlook: signedInProcedure
    .input(inputOf(readOutlook))
    .output(outlookSchema)
    .query(({ ctx, input }) => readOutlook(ctx.verb, input)),
  alerts: signedInProcedure
    .input(inputOf(listAlerts))
    .output(alertsSchema)
    .query(({ ctx, input }) => listAlerts(ctx.verb, input)),
  answerAlert: signedInProcedure
    .input(inputOf(answerAlert))
    .output(alertAnsweredSchema)
    .mutation(({ ctx, input }) => answerAlert(ctx.verb, input)),
  forecastErrors: signedInProcedure
    .input(inputOf(forecastErrors))
    .output(forecastErrorsSchema)
    .query(({ ctx, input }) => forecastErrors(ctx.verb, input)),
  set: signedInProcedure
    .input(inputOf(setBudget))
    .output(budgetSetSchema)
    .mutation(({ ctx, input }) => setBudget(ctx.verb, input)),
});
