import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { GONE_STATES } from '../tenancy/rules.ts';
import type { ReachedRow } from './blast-radius-rules.ts';

/** Tenancies that stand on clouds of the tier or of the cluster, with what is delivered in each: one statement. */
export async function tenanciesWithin(
  tx: Tx,
  within: { readonly tier: string; readonly clusterId: string | null },
): Promise<readonly ReachedRow[]> {
  return tx
    .selectFrom('tenancy as t')
    .innerJoin('cloud as c', 'c.id', 't.cloud_id')
    .innerJoin('department as d', 'd.id', 't.department_id')
    .innerJoin('business_system as s', 's.id', 't.system_id')
    .select(['c.id as cloud_id', 'c.slug as cloud_slug', 'c.tier', 'c.cluster_id', 't.number', 't.slug'])
    .select(['d.id as department_id', 'd.name as department_name', 's.id as system_id', 's.name as system_name'])
    .select('s.mlps_grade')
    .select(({ selectFrom }) =>
      selectFrom('resource as r')
        .select(({ fn }) => fn.countAll<bigint>().as('n'))
        .whereRef('r.tenancy_id', '=', 't.id')
        .where('r.state', '=', 'active')
        .as('resources'),
    )
    .where('t.state', 'not in', [...GONE_STATES])
    .where((eb) => eb.or([eb('c.tier', '=', within.tier), eb('c.cluster_id', '=', within.clusterId)]))
    .orderBy('t.number')
    .$narrowType<{ resources: bigint }>()
    .execute();
}

/** Clouds that stand on the cluster. */
export async function cloudsOnCluster(tx: Tx, clusterId: string | null): Promise<readonly string[]> {
  if (clusterId === null) return [];
  const rows = await tx
    .selectFrom('cloud')
    .select('slug')
    .where('cluster_id', '=', clusterId)
    .where('state', '<>', 'retired')
    .orderBy('slug')
    .execute();
  return rows.map((row) => row.slug);
}

/** Plans of the cloud's own stack that were carried out, newest first. */
export async function deployedPlans(tx: Tx, cloudId: string): Promise<readonly unknown[]> {
  const rows = await tx
    .selectFrom('operation as o')
    .innerJoin('stack as s', 's.id', 'o.stack_id')
    .select('o.canonical_plan')
    .where('s.kind', '=', 'cloud')
    .where('s.cloud_id', '=', cloudId)
    .where('o.verb', '=', 'deploy')
    .where('o.state', '=', 'done')
    .orderBy('o.ended_at', 'desc')
    .limit(20)
    .execute();
  return rows.map((row) => row.canonical_plan);
}
