import type { Tx } from '@zhengyun/db/with-transaction.ts';

export async function contractPeriods(tx: Tx) {
  const rows = await tx.selectFrom('contract').select(['id', 'valid_from', 'valid_to']).execute();
  return rows.map((row) => ({ id: row.id, validity: { from: row.valid_from, to: row.valid_to } }));
}

/** Months of issued statements, by contract. */
export async function issuedMonths(tx: Tx): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const rows = await tx
    .selectFrom('statement')
    .select(['contract_id', 'month'])
    .where('issued_at', 'is not', null)
    .execute();
  const byContract = Map.groupBy(rows, (row) => row.contract_id);
  return new Map([...byContract].map(([id, own]) => [id, new Set(own.map((row) => row.month))]));
}
