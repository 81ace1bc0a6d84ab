import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { GONE_STATES } from '../tenancy/rules.ts';

/** Tenancies of the cloud that are not closed, by number. */
export async function tenanciesIn(tx: Tx, cloudId: string) {
  return tx
    .selectFrom('tenancy as t')
    .innerJoin('business_system as s', 's.id', 't.system_id')
    .select(['t.number', 't.zone_code as zone', 's.mlps_grade as grade'])
    .where('t.cloud_id', '=', cloudId)
    .where('t.state', 'not in', [...GONE_STATES])
    .orderBy('t.number')
    .execute();
}

/** Resources on the cloud that are delivered or on their way, by number. */
export async function resourcesIn(tx: Tx, cloudId: string) {
  const rows = await tx
    .selectFrom('resource as r')
    .innerJoin('tenancy as t', 't.id', 'r.tenancy_id')
    .select(['r.number', 'r.item', 'r.spec', 't.zone_code as zone'])
    .where('r.cloud_id', '=', cloudId)
    .where('r.state', 'in', ['requested', 'active'])
    .orderBy('r.number')
    .execute();
  return rows.map(({ spec, ...row }) => ({
    ...row,
    isPublic: (spec as { scope?: unknown } | null)?.scope === 'public',
    isFromImage: (spec as { operatingSystem?: unknown } | null)?.operatingSystem !== undefined,
  }));
}

/** Inputs of the cloud's own deployment that was last carried out; undefined: none was. */
export async function lastDeployedInputs(tx: Tx, cloudId: string): Promise<unknown> {
  const row = await tx
    .selectFrom('operation as o')
    .innerJoin('stack as s', 's.id', 'o.stack_id')
    .select('o.inputs')
    .where('s.kind', '=', 'cloud')
    .where('s.cloud_id', '=', cloudId)
    .where('o.verb', '=', 'deploy')
    .where('o.state', '=', 'done')
    .orderBy('o.ended_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.inputs;
}
