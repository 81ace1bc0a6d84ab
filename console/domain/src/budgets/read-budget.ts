import { dayOf } from '@zhengyun/rulebook/calendar.ts';
import { scopeOf, sees } from '../verb/context.ts';
import { HIDDEN, type Hidden } from '../verb/hidden.ts';
import { query } from '../verb/query.ts';
import { type BudgetStanding, readBudgetSchema } from './schemas.ts';
import { standingsOf } from './standings-store.ts';

/**
 * Where a department stands in this year's budget, for whoever weighs an order. Hidden: money, or that department's, is none of the reader's
 * business, which is something else than a budget that isn't set. Null: there is no such department.
 */
export const readBudget = query({
  allow: ['signed-in'],
  input: readBudgetSchema,
  veil: { '': 'budget.standing' },
  async read(scope, { departmentId }): Promise<BudgetStanding | Hidden | null> {
    const { ctx } = scope;
    const sight = scopeOf(ctx.actor);
    if (sight.kind === 'operations' || !sees(sight, departmentId)) return HIDDEN;
    const [standing] = await standingsOf(scope, [departmentId], Number(dayOf(ctx.now).slice(0, 4)));
    return standing ?? null;
  },
});
