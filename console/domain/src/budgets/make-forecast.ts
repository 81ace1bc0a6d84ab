import { budgetPolicy } from '@zhengyun/rulebook/budget-policy.ts';
import { monthOf } from '@zhengyun/rulebook/calendar.ts';
import { command } from '../verb/command.ts';
import { newId } from '../verb/id.ts';
import { type Forecast, intervalOf } from './forecast-rules.ts';
import { errorsOf, insertForecast } from './forecast-store.ts';
import { foreseeWhole } from './outlook-store.ts';
import { budgetOfDepartmentSchema } from './schemas.ts';

/** Says what this month comes to for a department, once: what is issued for it is held against this. Unknown is kept as unknown. */
export const makeForecast = command({
  event: 'budgets.forecast-made',
  allow: ['job'],
  input: budgetOfDepartmentSchema,
  async act(scope, { departmentId }) {
    const { ctx, tx } = scope;
    const month = monthOf(ctx.now);
    const policy = budgetPolicy(ctx.now);
    const { forecast } = await foreseeWhole(scope, { departmentId, year: Number(month.slice(0, 4)) });
    const own = forecast.months.find((each) => each.month === month);
    const fen = own?.fen ?? null;
    const errors = await errorsOf(tx, departmentId);
    const ofMonth: Pick<Forecast, 'fen' | 'used'> = { fen, used: own?.used ?? 0n };
    const interval = intervalOf({ forecast: ofMonth, errors, judgedMonths: policy.judgedMonths });
    const basis = { why: forecast.why, paceOf: forecast.paceOf, usedFen: `${own?.used ?? 0n}`, judged: errors.length };
    const made = await insertForecast(tx, {
      id: newId(ctx.now),
      department_id: departmentId,
      month,
      fen,
      low_fen: interval?.low ?? null,
      high_fen: interval?.high ?? null,
      basis: JSON.stringify(basis),
      policy_id: policy.id,
      made_at: ctx.now,
    });
    return {
      result: { departmentId, month, made },
      audit: {
        object: { kind: 'department', id: departmentId },
        departmentId,
        detail: { month, fen: fen?.toString() ?? null, ...basis, made },
      },
    };
  },
});
