import type { Tx } from '@zhengyun/db/with-transaction.ts';
import type { ItemSpec } from '@zhengyun/rulebook/catalogue.ts';

/** One resource of a system, delivered or asked for, and where it is. */
export interface Standing {
  readonly id: string;
  readonly cloud: string;
  readonly zone: string;
  readonly spec: ItemSpec;
}

/** Everything a system has or has asked for. */
export async function standingOf(tx: Tx, systemId: string): Promise<readonly Standing[]> {
  const rows = await tx
    .selectFrom('resource as r')
    .innerJoin('tenancy as t', 't.id', 'r.tenancy_id')
    .innerJoin('cloud as c', 'c.id', 't.cloud_id')
    .select(['r.id', 'c.slug', 't.zone_code', 'r.spec'])
    .where('r.system_id', '=', systemId)
    .where('r.state', 'in', ['requested', 'active'])
    .execute();
  return rows.map((row) => ({ id: row.id, cloud: row.slug, zone: row.zone_code, spec: row.spec as ItemSpec }));
}
