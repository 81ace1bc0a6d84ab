import { inScopeOfAll } from '@zhengyun/db/with-transaction.ts';
import { yearEndOf } from '@zhengyun/rulebook/calendar.ts';
import { costOver } from '@zhengyun/rulebook/lease-term.ts';
import { readBudget } from '../budgets/read-budget.ts';
import { contractsInForce } from '../contracts/contracts-in-force.ts';
import { heldBySystem } from '../quota/held-by-system.ts';
import { listQuota } from '../quota/list-quota.ts';
import { scopeOf, sees, type VerbScope } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { query } from '../verb/query.ts';
import { yearEndCost } from './cost-store.ts';
import { quotaEffects } from './evidence-rules.ts';
import { cloudsOf, holdingsOf } from './facts-store.ts';
import { isOpen } from './rules.ts';
import { type TransferEvidence, transferRefSchema } from './schemas.ts';
import { findTransfer } from './store.ts';

/**
 * What a decision on an open transfer rests on, on one page (N14). Of each department its own people, and who looks across departments,
 * see limits, contract and budget; limits and contract that aren't the reader's to see are null, the budget is hidden. Of one that has ended
 * nothing is foreseen. Refused: NOT_FOUND.
 */
export const readTransferEvidence = query({
  allow: ['signed-in'],
  input: transferRefSchema,
  veil: { budget: 'budget.standing' },
  async read(scope, { transferId }): Promise<TransferEvidence> {
    const { ctx, tx } = scope;
    const row = await findTransfer(tx, transferId);
    if (!row) throw new DomainError('NOT_FOUND', { what: 'transfer' });
    const { department_id: from, to_department_id: to, month_fen: monthFen } = row;
    const year = { from: ctx.now, to: yearEndOf(ctx.now) };
    const estimated = costOver(monthFen, year);
    const none = { giving: null, receiving: null };
    if (!isOpen(row.state)) return { yearEndFen: estimated.toString(), quota: none, contract: null, budget: null };
    // What was taken over without an order goes too, so the clouds are those of its tenancies, as they are when it is carried out.
    const { clouds, held, costs } = await inScopeOfAll(tx, scopeOf(ctx.actor), async () => {
      const clouds = await cloudsOf(tx, row.system_id);
      const wanted = { departmentId: from, systemId: row.system_id, cloudIds: clouds.map(({ id }) => id) };
      const held = await heldBySystem.definition.read(scope, wanted);
      // Who receives pays the price in force, whatever was estimated when each thing was ordered.
      return { clouds, held, costs: await yearEndCost(scope, to, await holdingsOf(tx, row.system_id)) };
    });
    const effects = async (departmentId: string, sign: 1n | -1n) => {
      if (!sees(scopeOf(ctx.actor), departmentId)) return null;
      const { items } = await listQuota.definition.read(scope, { departmentId });
      return quotaEffects(held, items, { sign, clouds });
    };
    return {
      yearEndFen: (costs ?? estimated).toString(),
      quota: { giving: await effects(from, -1n), receiving: await effects(to, 1n) },
      contract: await coverOf(scope, to),
      budget: await readBudget.definition.read(scope, { departmentId: to }),
    };
  },
});

/** The receiving department's contract at this instant, `number` null where it has none; null: contracts are none of the reader's business. */
async function coverOf(scope: VerbScope, departmentId: string): Promise<TransferEvidence['contract']> {
  const { actor, now } = scope.ctx;
  const sight = scopeOf(actor);
  if (sight.kind === 'operations' || !sees(sight, departmentId)) return null;
  const instant = { from: now, to: new Date(now.getTime() + 1) };
  const [contract] = await contractsInForce.definition.read(scope, { departmentId, ...instant });
  return { number: contract?.number ?? null, validTo: contract?.validTo.toISOString() ?? null };
}
