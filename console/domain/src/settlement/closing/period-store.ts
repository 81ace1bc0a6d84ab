import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { type Month, periodOf } from '@zhengyun/rulebook/calendar.ts';

export async function findPeriod(tx: Tx, month: Month) {
  return tx
    .selectFrom('accounting_period as a')
    .innerJoin('person as b', 'b.id', 'a.begun_by')
    .leftJoin('person as c', 'c.id', 'a.closed_by')
    .selectAll('a')
    .select(['b.real_name as begunBy', 'c.real_name as closedBy'])
    .where('a.month', '=', month)
    .executeTakeFirst();
}

interface Beginning {
  readonly month: Month;
  readonly policyId: string;
  readonly at: Date;
  readonly by: string;
}

/** Begins a closing, or finds the one that is there; its row is locked either way, so that two who begin at once are one closing. */
export async function beginPeriod(tx: Tx, { month, policyId, at, by }: Beginning) {
  const begun = { month, state: 'closing', policy_id: policyId, begun_at: at, begun_by: by };
  const inserted = await tx
    .insertInto('accounting_period')
    .values(begun)
    .onConflict((conflict) => conflict.doNothing())
    .returning('month')
    .executeTakeFirst();
  const period = await lockPeriod(tx, month);
  if (!period) throw new Error(`the accounting month ${month} was begun and is not there`);
  return { began: inserted !== undefined, state: period.state };
}

export async function lockPeriod(tx: Tx, month: Month) {
  return tx.selectFrom('accounting_period').selectAll().where('month', '=', month).forUpdate().executeTakeFirst();
}

export async function markClosed(tx: Tx, month: Month, by: { readonly at: Date; readonly id: string }): Promise<void> {
  await tx
    .updateTable('accounting_period')
    .set({ state: 'closed', closed_at: by.at, closed_by: by.id })
    .where('month', '=', month)
    .execute();
}

/** Contracts in force at some instant of `month` (one that waits to begin is in force at none), each with its statement of the month, if there is one. */
export async function contractsWithStatements(tx: Tx, month: Month) {
  const { from, to } = periodOf(month);
  return tx
    .selectFrom('contract as c')
    .leftJoin('statement as s', (join) => join.onRef('s.contract_id', '=', 'c.id').on('s.month', '=', month))
    .select(['c.id', 'c.number', 'c.department_id as departmentId'])
    .select([
      's.id as statementId',
      's.number as statementNumber',
      's.state',
      's.parked',
      's.released_at',
      's.payable_fen',
    ])
    .where('c.valid_from', '<', to)
    .where('c.valid_to', '>', from)
    .whereRef('c.valid_to', '>', 'c.valid_from')
    .orderBy('c.number')
    .execute();
}
