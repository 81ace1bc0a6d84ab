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

/** The last closed month that is not before `month`; null where `month` itself is open, which is then kept open until the transaction ends. */
export async function lastClosedFrom(tx: Tx, month: Month): Promise<Month | null> {
  if ((await periodsClosed(tx, [month])).length === 0) return null;
  const { rows } = await sql<{ month: Month }>`
    select month from accounting_period where month >= ${month} and state = 'closed' order by month desc limit 1 for share`.execute(
    tx,
  );
  return rows[0]?.month ?? month;
}
