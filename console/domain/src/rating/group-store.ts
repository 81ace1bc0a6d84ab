import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { sql } from 'kysely';

interface Groups {
  readonly departmentId: string;
  readonly year: number;
  readonly groups: readonly { readonly key: string; readonly resourceIds: readonly string[] }[];
}

/** The charges of groups of resources in the newest ratings of a department's months of a year, summed by group, contract, month and item. */
export async function groupsOfYear(tx: Tx, { departmentId, year, groups }: Groups) {
  const members = groups.flatMap(({ key, resourceIds }) => resourceIds.map((id) => ({ key, id })));
  if (members.length === 0) return [];
  const { rows } = await sql<GroupRow>`
    select g.key, m.contract_id, m.month, c.sku, sum(c.amount)::text as yuan
      from unnest(${members.map(({ key }) => key)}::text[], ${members.map(({ id }) => id)}::uuid[]) as g (key, resource_id)
      join charge c on c.resource_id = g.resource_id
      join rated_month m on m.id = c.rating_id
     where m.department_id = ${departmentId} and m.month like ${`${year}-%`} and m.current
     group by 1, 2, 3, 4 order by 1, 3, 2, 4`.execute(tx);
  return rows;
}

interface GroupRow {
  readonly key: string;
  readonly contract_id: string;
  readonly month: string;
  readonly sku: string;
  readonly yuan: string;
}
