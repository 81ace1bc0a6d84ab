import { inScopeOfAll } from '@zhengyun/db/with-transaction.ts';
import { dayOf } from '@zhengyun/rulebook/calendar.ts';
import { scopeOf, type VerbScope } from '../verb/context.ts';
import { seesField } from '../verb/field-rules.ts';
import { query } from '../verb/query.ts';
import { type Asked, askedOf, askedSchema } from './asked-store.ts';
import { type BudgetRefusal, refuseBeyond } from './block-rules.ts';
import { type DepartmentLedger, keyOf, ledgersOf, partsOf, sumOf, yearOf } from './ledger-store.ts';
import { committedOf } from './open-cost-store.ts';
import { countsTowards } from './part-rules.ts';
import { budgetsInForce, lockDepartment } from './store.ts';

/**
 * Why an order or a change would go beyond a budget that takes nothing beyond itself; null: it would not, or none does so. A change counts towards what the order it changes was for. Where one does, the department's budgets are held until
 * the transaction ends, so two orders at once never overshoot. Asked for: everything under way counts before it. About to be
 * approved: what has been approved, so that none of several in review stands in another's way. Figures for who may see money alone.
 */
export const foreseeOrder = query({
  allow: ['job'],
  input: askedSchema,
  async read(scope, asked): Promise<BudgetRefusal | null> {
    const { actor } = scope.ctx;
    const refusal = await inScopeOfAll(scope.tx, scopeOf(actor), () => refusalOf(scope, asked));
    if (!refusal || seesField(actor, 'budget.standing')) return refusal;
    return { code: refusal.code, facts: {} };
  },
});

async function refusalOf(scope: VerbScope, asked: Asked): Promise<BudgetRefusal | null> {
  const { ctx, tx } = scope;
  const { departmentId } = asked;
  const year = Number(dayOf(ctx.now).slice(0, 4));
  const blocks = async () => (await budgetsInForce(tx, { departmentId, year })).filter((row) => row.block_new);
  if ((await blocks()).length === 0 || !(await lockDepartment(tx, departmentId))) return null;
  const order = await askedOf(scope, asked);
  if (!order) return null;
  const blocking = (await blocks()).filter((row) => countsTowards(keyOf(row), keyOf(order)));
  const whole = (await ledgersOf(scope, [departmentId], year)).get(departmentId) as DepartmentLedger;
  const counted =
    'requestId' in asked
      ? whole.orders.filter((row) => row.approved && row.request_id !== asked.requestId)
      : whole.orders;
  const beside = { ...whole, orders: counted, waiting: sumOf(counted) };
  for (const budget of blocking) {
    const [part] = budget.project === null ? [beside] : await partsOf(scope, beside, { year, keys: [keyOf(budget)] });
    if (!part) continue;
    const committed = await committedOf(scope, part, yearOf(year));
    const { project, amount_fen } = budget;
    const figures = { project, budget: amount_fen, billed: sumOf(part.stated), committed, waiting: part.waiting };
    const refusal = refuseBeyond(figures, order);
    if (refusal) return refusal;
  }
  return null;
}
