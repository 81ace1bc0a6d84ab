import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { type Month, periodOf } from '@zhengyun/rulebook/calendar.ts';
import { sql } from 'kysely';

interface SumRow {
  readonly cloudId: string;
  readonly sku: string;
  readonly quantity: string;
}

/**
 * Quantities of `skus` in the newest ratings of a month by cloud; the departments of which those cover the month: whole, or to date where it still
 * runs at `now`; and which of the items the general price book priced throughout it: use of any other is in no rating.
 */
export async function consumedOf(
  tx: Tx,
  { month, skus, now }: { readonly month: Month; readonly skus: readonly string[]; readonly now: Date },
) {
  const sums = await sql<SumRow>`
    select c.cloud_id as "cloudId", c.sku, sum(c.quantity)::numeric(40, 9)::text as quantity
      from charge c join rated_month m on m.id = c.rating_id
     where m.month = ${month} and m.current and c.kind = 'usage' and c.cloud_id is not null and c.sku = any (${[...skus]}::text[])
     group by 1, 2`.execute(tx);
  const { from, to } = periodOf(month);
  const rated = await sql<{ id: string }>`
    select department_id as id from rated_month where month = ${month} and current
     group by 1 having min(starts_at) <= ${from} and (max(ends_at) >= ${to} or ${now}::timestamptz < ${to})`.execute(
    tx,
  );
  const priced = await sql<{ sku: string }>`
    with reigned as (
      select id from price_version
       where department_id is null and withdrawn_at is null and valid_from < ${to} and (valid_to is null or valid_to > ${from}))
    select p.sku from price p join reigned v on v.id = p.version_id
     where p.sku = any (${[...skus]}::text[])
     group by 1 having count(*) = (select count(*) from reigned)`.execute(tx);
  return { sums: sums.rows, rated: rated.rows.map(({ id }) => id), priced: priced.rows.map(({ sku }) => sku) };
}
