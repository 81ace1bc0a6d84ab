import type { Tx } from '@zhengyun/db/with-transaction.ts';

/** Every statement of the month with what its chain is worked out by, by number. */
export async function statementsOfMonth(tx: Tx, month: string) {
  return tx
    .selectFrom('statement as s')
    .innerJoin('department as d', 'd.id', 's.department_id')
    .select([
      's.id',
      's.number',
      's.state',
      's.payable_fen',
      's.built_at',
      's.working',
      's.department_id',
      's.rating_id',
    ])
    .select('d.name as department_name')
    .where('s.month', '=', month)
    .orderBy('s.number')
    .execute();
}
