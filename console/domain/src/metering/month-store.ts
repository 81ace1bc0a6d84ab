import type { Tx } from '@zhengyun/db/with-transaction.ts';
import type { Month } from '@zhengyun/rulebook/calendar.ts';
import { sql } from 'kysely';

/** Gives each month from the first to the last, both among them, its partition of usage events; how many had none. */
export async function makeUsageMonths(tx: Tx, first: Month, last: Month): Promise<number> {
  const { rows } = await sql<{ made: number }>`
    select make_usage_months(${`${first}-01`}::date, ${`${last}-01`}::date) as made`.execute(tx);
  return rows[0]?.made ?? 0;
}
