import { dayOf } from '@zhengyun/rulebook/calendar.ts';
import { scopeOf, sees } from '../verb/context.ts';
import { query } from '../verb/query.ts';
import { type BudgetStanding, readBudgetSchema } from './schemas.ts';
import { standingsOf } from './standings-store.ts';

/**
 * Where a department stands in this year's budget, for whoever weighs an order. Null: money is none of the reader's business, which is
 * something else than a budget that isn't set.
 */
export const readBudget = query({
  allow: ['signed-in'],
  input: readBudgetSchema,
  async read(scope, { departmentId }): Promise<BudgetStanding | null> {
    const { ctx } = scope;
    const sight = scopeOf(ctx.actor);
    if (sight.kind === 'operations' || !sees(sight, departmentId)) return null;
    const [standing] = await standingsOf(scope, [departmentId], Number(dayOf(ctx.now).slice(0, 4)));
    return standing ?? null;
  },
});
