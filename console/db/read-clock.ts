import { sql } from 'kysely';
import type { Tx } from './with-transaction.ts';

/** The database's own clock, now: the one clock that all machines share. No business time comes from it. */
export async function readClock(tx: Tx): Promise<Date> {
  const { rows } = await sql<{ at: Date }>`select clock_timestamp() as at`.execute(tx);
  const [row] = rows;
  if (!row) throw new Error('the database gave no time');
  return row.at;
}
