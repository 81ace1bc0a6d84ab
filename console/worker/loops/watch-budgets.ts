import { findAlerts } from '@zhengyun/domain/budgets/find-alerts.ts';
import { findBudgeted } from '@zhengyun/domain/budgets/find-budgeted.ts';
import { findUnforeseen } from '@zhengyun/domain/budgets/find-unforeseen.ts';
import { makeForecast } from '@zhengyun/domain/budgets/make-forecast.ts';
import { raiseAlerts } from '@zhengyun/domain/budgets/raise-alerts.ts';
import { jobContext, type Worker } from '../worker-context.ts';

const LOOP = 'watch-budgets';

/** Keeps what each month is forecast to come to as it begins, and tells of lines of budgets that are reached. */
export async function watchBudgets(worker: Pick<Worker, 'db' | 'now'>): Promise<void> {
  const context = jobContext(worker, LOOP);
  for (const departmentId of await findUnforeseen(context.at(), undefined))
    await makeForecast(context.at(), { departmentId });
  for (const departmentId of await findBudgeted(context.at(), undefined)) {
    const reached = await findAlerts(context.at(), { departmentId });
    if (reached.length > 0) await raiseAlerts(context.at(), { departmentId });
  }
}
