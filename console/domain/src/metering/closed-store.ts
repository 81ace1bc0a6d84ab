import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { type Month, type Period, periodOf } from '@zhengyun/rulebook/calendar.ts';
import { sql } from 'kysely';

/** The accounting periods from one month to another, both among them, that are closed. */
export async function periodsClosed(tx: Tx, first: Month, last: Month): Promise<readonly Period[]> {
  const { rows } = await sql<{ month: Month }>`
    select month from accounting_period where state = 'closed' and month between ${first} and ${last} order by month`.execute(
    tx,
  );
  return rows.map(({ month }) => periodOf(month));
}
