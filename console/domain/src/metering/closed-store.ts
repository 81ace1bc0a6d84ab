import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { type Month, type Period, periodOf } from '@zhengyun/rulebook/calendar.ts';
import { sql } from 'kysely';

/**
 * Which of the accounting months are closed. Those that are being closed are kept from it until the transaction ends, so that nothing comes into a month
 * after its close was decided.
 */
export async function periodsClosed(tx: Tx, months: readonly Month[]): Promise<readonly Period[]> {
  // The state is read from the locked row: where a close was waited for, it is what the close made of it.
  const { rows } = await sql<{ month: Month; state: string }>`
    select month, state from accounting_period where month = any (${[...months]}::text[]) order by month for share`.execute(
    tx,
  );
  return rows.flatMap(({ month, state }) => (state === 'closed' ? [periodOf(month)] : []));
}
