import { formatCharged } from '@zhengyun/rulebook/money.ts';
import { monthToDate } from '../contracts/settled-part-rules.ts';
import { query } from '../verb/query.ts';
import { type Uncontracted, uncontractedInputSchema } from './schemas.ts';
import { departmentsWithUse, uncontractedUseOf } from './uncontracted-store.ts';

/** Use of a month to date that no contract covers, of all departments, each resource and part of the month for itself; before the month, nothing. */
export const listUncontracted = query({
  allow: ['finance', 'authority-approver', 'auditor', 'job'],
  input: uncontractedInputSchema,
  async read(scope, { month }): Promise<Uncontracted> {
    const period = monthToDate(month, scope.ctx.now);
    if (!period) return { month, asOf: scope.ctx.now.toISOString(), items: [] };
    const items = [];
    for (const department of await departmentsWithUse(scope.tx, period.to)) {
      for (const { resourceId, number, from, to, amount, unpriced } of await uncontractedUseOf(
        scope,
        department.id,
        period,
      )) {
        const resource = { id: resourceId, number };
        const when = { from: from.toISOString(), to: to.toISOString() };
        items.push({ department, resource, ...when, amount: formatCharged(amount), unpriced: [...unpriced] });
      }
    }
    return { month, asOf: period.to.toISOString(), items };
  },
});
