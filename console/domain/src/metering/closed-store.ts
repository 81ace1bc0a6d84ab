import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { type Month, monthOf, type Period, periodOf } from '@zhengyun/rulebook/calendar.ts';
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

/**
 * From when on a change of `at` counts, where its month is closed: what is closed stays as it is, and what it lacks is a late fact of its statement. Null:
 * from its own instant. An open month stays open until the caller's transaction ends, so that no change comes into it behind its closing.
 */
export async function countsFrom(tx: Tx, at: Date): Promise<{ readonly at: Date; readonly month: Month } | null> {
  const month = monthOf(at);
  if ((await periodsClosed(tx, [month])).length === 0) return null;
  const { rows } = await sql<{ month: Month }>`
    select month from accounting_period where month >= ${month} and state = 'closed' order by month desc limit 1 for share`.execute(
    tx,
  );
  return { at: periodOf(rows[0]?.month ?? month).to, month };
}
