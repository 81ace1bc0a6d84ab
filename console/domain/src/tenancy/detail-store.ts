import type { Tx } from '@zhengyun/db/with-transaction.ts';
import type { ItemSpec } from '@zhengyun/rulebook/catalogue.ts';
import { sql } from 'kysely';

/** The tenancy with the names of all it belongs to. */
export async function findTenancy(tx: Tx, id: string) {
  return tx
    .selectFrom('tenancy as t')
    .innerJoin('department as d', 'd.id', 't.department_id')
    .innerJoin('business_system as s', 's.id', 't.system_id')
    .innerJoin('cloud as c', 'c.id', 't.cloud_id')
    .innerJoin('cloud_zone as z', (join) =>
      join.onRef('z.cloud_id', '=', 't.cloud_id').onRef('z.code', '=', 't.zone_code'),
    )
    .selectAll('t')
    .select(['d.slug as department_slug', 'd.name as department_name', 's.slug as system_slug', 's.mlps_grade'])
    .select(['s.name as system_name', 'c.slug as cloud_slug', 'c.name as cloud_name', 'z.name as zone_name'])
    .where('t.id', '=', id)
    .executeTakeFirst();
}
export type TenancyRow = NonNullable<Awaited<ReturnType<typeof findTenancy>>>;

/** Its stacks with what the last look at each found, the base first. */
export async function stacksOf(tx: Tx, tenancyId: string) {
  return tx
    .selectFrom('stack as s')
    .leftJoin('drift_check as k', 'k.stack_id', 's.id')
    .select(['s.id', 's.kind', 's.name', 's.state', 'k.checked_at'])
    .select(sql<string>`coalesce(k.outcome, 'unchecked')`.as('drift'))
    .where('s.tenancy_id', '=', tenancyId)
    .orderBy('s.kind', 'desc')
    .orderBy('s.id', 'desc')
    .limit(200)
    .execute();
}

/** Its resources, newest first. */
export async function resourcesOf(tx: Tx, tenancyId: string) {
  const rows = await tx
    .selectFrom('resource')
    .select(['id', 'number', 'item', 'state', 'spec', 'created_at'])
    .where('tenancy_id', '=', tenancyId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(500)
    .execute();
  return rows.map((row) => ({ ...row, spec: row.spec as unknown as ItemSpec }));
}

/** The last operations on its stacks. */
export async function operationsOf(tx: Tx, tenancyId: string) {
  return tx
    .selectFrom('operation as o')
    .innerJoin('stack as s', 's.id', 'o.stack_id')
    .select(['o.id', 'o.number', 'o.verb', 'o.state', 'o.requested_at'])
    .where('s.tenancy_id', '=', tenancyId)
    .orderBy('o.requested_at', 'desc')
    .orderBy('o.id', 'desc')
    .limit(50)
    .execute();
}
