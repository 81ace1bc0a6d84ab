import type { Tx } from '@zhengyun/db/with-transaction.ts';
import type { Month } from '@zhengyun/rulebook/calendar.ts';
import { sql } from 'kysely';
import type { Gap } from './month-rules.ts';

/** Gives each month from the first to the last, both among them, its partition of usage events; how many had none. */
export async function makeUsageMonths(tx: Tx, first: Month, last: Month): Promise<number> {
  const { rows } = await sql<{ made: number }>`
    select make_usage_months(${`${first}-01`}::date, ${`${last}-01`}::date) as made`.execute(tx);
  return rows[0]?.made ?? 0;
}

/** Months that have a partition of usage events. */
export async function usageMonths(tx: Tx): Promise<readonly Month[]> {
  const { rows } = await sql<{ month: Month }>`
    select replace(right(c.relname, 7), '_', '-') as month from pg_inherits i join pg_class c on c.oid = i.inhrelid
     where i.inhparent = 'usage_event'::regclass and c.relname ~ '^usage_event_[0-9]{4}_[0-9]{2}$'`.execute(tx);
  return rows.map(({ month }) => month);
}

/** How many usage events lie in the gap, and of when; null: none. */
export async function usageWithin(tx: Tx, { from, to }: Gap) {
  // Each bound by itself, so that months outside the gap are not read.
  let found = tx.selectFrom('usage_event');
  if (from) found = found.where('event_at', '>=', from);
  if (to) found = found.where('event_at', '<', to);
  const row = await found
    .select((eb) => [
      eb.fn.countAll<bigint>().as('events'),
      eb.fn.min('event_at').as('first'),
      eb.fn.max('event_at').as('last'),
    ])
    .executeTakeFirstOrThrow();
  const { first, last } = row;
  return first && last ? { events: Number(row.events), first, last } : null;
}
