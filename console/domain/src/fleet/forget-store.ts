import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { sql } from 'kysely';

/** Tables of samples with the column that says how old a row is. */
const AGE_OF = { metric_minute: 'minute', node_usage: 'minute', agent_batch: 'received_at' } as const;

/** Deletes at most `most` rows older than `before`; gives how many went. */
export async function forgetRows(
  tx: Tx,
  table: keyof typeof AGE_OF,
  { before, most }: { readonly before: Date; readonly most: number },
): Promise<number> {
  const name = sql.table(table);
  const age = sql.ref(AGE_OF[table]);
  const { numAffectedRows } = await sql`
    delete from ${name} where ctid = any (array(
      select ctid from ${name} where ${age} < ${before} limit ${most}))`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}
