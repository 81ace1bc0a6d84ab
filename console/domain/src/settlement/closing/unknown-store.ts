import type { Tx } from '@zhengyun/db/with-transaction.ts';
import type { Month } from '@zhengyun/rulebook/calendar.ts';
import { sql } from 'kysely';
import type { UnknownUse } from './unknown-rules.ts';

/** Meters that said nothing for some of what the statements of `month` charge, those that were silent longest first. */
export async function unknownUse(tx: Tx, month: Month): Promise<readonly UnknownUse[]> {
  const { rows } = await sql<UnknownUse>`
    select k.number as "contractNumber", coalesce(r.number, c.resource_id::text) as "resourceNumber", c.sku,
           sum((c.events ->> 'unknownSeconds')::bigint)::text as seconds,
           min((c.events ->> 'silentSince')::timestamptz) as since
      from statement s
      join contract k on k.id = s.contract_id
      join charge c on c.rating_id = s.rating_id
      left join resource r on r.id = c.resource_id
     where s.month = ${month} and (c.events ->> 'unknownSeconds')::bigint > 0
     group by 1, 2, 3 order by sum((c.events ->> 'unknownSeconds')::bigint) desc, 1, 2, 3`.execute(tx);
  return rows;
}
