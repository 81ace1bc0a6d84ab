import type { Tx } from '@zhengyun/db/with-transaction.ts';
import type { ItemSpec } from '@zhengyun/rulebook/catalogue.ts';
import type { Profile } from '@zhengyun/rulebook/tier.ts';
import { sql } from 'kysely';
import { GONE_STATES } from '../tenancy/rules.ts';
import { amountsOfClaim, type ClaimSpec } from '../tenancy/taken-over-rules.ts';
import type { PoolUse } from './rules.ts';
import type { CloudDefinition } from './schemas.ts';

/** Clouds with the cluster each stands on; all, or those of `ids`. */
export async function clouds(tx: Tx, only?: { readonly id: string } | { readonly slug: string }) {
  let base = tx
    .selectFrom('cloud as c')
    .leftJoin('cluster as k', 'k.id', 'c.cluster_id')
    .selectAll('c')
    .select(['k.slug as cluster_slug', 'k.server', 'k.kubernetes_version', 'k.registered_at', 'k.identity_uid']);
  if (only) base = 'id' in only ? base.where('c.id', '=', only.id) : base.where('c.slug', '=', only.slug);
  return base.execute();
}
export type CloudRow = Awaited<ReturnType<typeof clouds>>[number];

export async function findCloud(tx: Tx, by: { readonly id: string } | { readonly slug: string }) {
  const [found] = await clouds(tx, by);
  return found;
}

/** Locks a cloud's row: two definitions or registrations of one cloud follow each other. */
export async function lockCloud(tx: Tx, by: { readonly id: string } | { readonly slug: string }) {
  const base = tx.selectFrom('cloud').selectAll();
  const found = 'id' in by ? base.where('id', '=', by.id) : base.where('slug', '=', by.slug);
  return found.forUpdate().executeTakeFirst();
}

export async function zonesOf(tx: Tx, cloudIds: readonly string[]) {
  if (cloudIds.length === 0) return [];
  return tx
    .selectFrom('cloud_zone')
    .selectAll()
    .where('cloud_id', 'in', [...cloudIds])
    .where('removed_at', 'is', null)
    .orderBy('code')
    .execute();
}

export async function capacityOfZones(tx: Tx, cloudIds: readonly string[]) {
  if (cloudIds.length === 0) return [];
  return tx
    .selectFrom('zone_capacity')
    .selectAll()
    .where('cloud_id', 'in', [...cloudIds])
    .execute();
}

/** What every zone's pool has given and promised, over all tenants, volumes that came with a namespace with it. */
export async function poolUse(tx: Tx) {
  const { rows } = await sql<{
    cloud_id: string;
    zone_code: string;
    delivered: ItemSpec | null;
    wanted: ItemSpec | null;
    resources: bigint;
    taken_over: ClaimSpec | null;
  }>`select * from pool_use()`.execute(tx);
  return rows.map(({ taken_over: claim, ...row }) =>
    claim ? { ...row, takenOver: amountsOfClaim(claim) } : row,
  ) satisfies readonly PoolUse[];
}

/** Agents per cloud and when the last of them was heard. */
export async function agentsOf(tx: Tx) {
  return tx
    .selectFrom('node')
    .select((eb) => ['cloud_id', eb.fn.countAll<bigint>().as('nodes'), eb.fn.max('last_seen_at').as('last_seen_at')])
    .groupBy('cloud_id')
    .execute();
}

/** Newest probe of each cloud's API. */
export async function lastObservations(tx: Tx) {
  return tx
    .selectFrom('service_object as s')
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom('observation as o')
          .select(['o.at', 'o.up'])
          .whereRef('o.object_id', '=', 's.id')
          .orderBy('o.at', 'desc')
          .limit(1)
          .as('newest'),
      (join) => join.onTrue(),
    )
    .select(['s.cloud_id', 'newest.at', 'newest.up'])
    .where('s.kind', '=', 'cloud-api')
    .execute();
}

export async function credentialsOf(tx: Tx, cloudId: string) {
  return tx
    .selectFrom('cloud_credential')
    .select(['purpose', 'key_id', 'created_at'])
    .where('cloud_id', '=', cloudId)
    .orderBy('purpose')
    .execute();
}

/** How many tenancies stand on the cloud, or are on their way there. */
export async function countTenancies(tx: Tx, cloudId: string): Promise<number> {
  const { total } = await tx
    .selectFrom('tenancy')
    .select((eb) => eb.fn.countAll<bigint>().as('total'))
    .where('cloud_id', '=', cloudId)
    .where('state', 'not in', [...GONE_STATES])
    .executeTakeFirstOrThrow();
  return Number(total);
}

/** Writes what a definition says of the cloud itself; state, cluster and outputs stay as they are. */
export async function saveCloud(tx: Tx, definition: CloudDefinition, row: { readonly id: string; readonly at: Date }) {
  const { slug, name, tier, profile, region, kubevirt, storageProvisioner, iops, services } = definition;
  const storage = { storage_provisioner: storageProvisioner, storage_iops: iops ? JSON.stringify(iops) : null };
  const operators = { services: services ? JSON.stringify(services) : null };
  const facts = { name, tier, profile, region, kubevirt, ...storage, ...operators };
  await tx
    .insertInto('cloud')
    .values({ id: row.id, slug, ...facts, state: 'planned', created_at: row.at })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(facts))
    .execute();
}

/**
 * Writes zones and their capacity, four statements in all. A zone that is left out is kept as removed, since what was ordered there
 * names it for ever; a dimension that is left out has nothing to give.
 */
export async function saveZones(
  tx: Tx,
  { cloudId, at }: { readonly cloudId: string; readonly at: Date },
  zones: CloudDefinition['zones'],
): Promise<void> {
  await tx
    .updateTable('cloud_zone')
    .set({ removed_at: at })
    .where('cloud_id', '=', cloudId)
    .where('removed_at', 'is', null)
    .where(
      'code',
      'not in',
      zones.map(({ code }) => code),
    )
    .execute();
  await tx.updateTable('zone_capacity').set({ total: 0n }).where('cloud_id', '=', cloudId).execute();
  const rows = zones.map((zone) => ({
    cloud_id: cloudId,
    code: zone.code,
    name: zone.name,
    xinchuang: zone.xinchuang,
    maximum_mlps: zone.maximumMlps,
    public_address: zone.publicAddress,
    architecture: zone.architecture ?? null,
    nodes: [...zone.nodes],
  }));
  await tx
    .insertInto('cloud_zone')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['cloud_id', 'code']).doUpdateSet((eb) => ({
        name: eb.ref('excluded.name'),
        xinchuang: eb.ref('excluded.xinchuang'),
        maximum_mlps: eb.ref('excluded.maximum_mlps'),
        public_address: eb.ref('excluded.public_address'),
        architecture: eb.ref('excluded.architecture'),
        nodes: eb.ref('excluded.nodes'),
        removed_at: null,
      })),
    )
    .execute();
  const capacity = zones.flatMap(({ code, capacity: totals }) =>
    Object.entries(totals).map(([dimension, total]) => ({ cloud_id: cloudId, zone_code: code, dimension, total })),
  );
  if (capacity.length === 0) return;
  await tx
    .insertInto('zone_capacity')
    .values(capacity)
    .onConflict((conflict) =>
      conflict
        .columns(['cloud_id', 'zone_code', 'dimension'])
        .doUpdateSet((eb) => ({ total: eb.ref('excluded.total') })),
    )
    .execute();
}

interface SealedCredential {
  readonly cloud_id: string;
  readonly purpose: 'cloud' | 'tenancy';
  readonly sealed: Buffer;
  readonly key_id: string;
  readonly created_at: Date;
}

/** Stores a sealed credential in place of the one before; the caller needs no right to read either. */
export async function saveCredential(tx: Tx, credential: SealedCredential): Promise<void> {
  const { sealed, key_id, created_at } = credential;
  await tx
    .insertInto('cloud_credential')
    .values(credential)
    .onConflict((conflict) => conflict.columns(['cloud_id', 'purpose']).doUpdateSet({ sealed, key_id, created_at }))
    .execute();
}

/** Forgets both credentials of a cloud. */
export async function dropCredentials(tx: Tx, cloudId: string): Promise<void> {
  await tx.deleteFrom('cloud_credential').where('cloud_id', '=', cloudId).execute();
}

/** Sealed credential; only the worker's role may read the column. */
export async function sealedCredential(tx: Tx, cloudId: string, purpose: 'cloud' | 'tenancy') {
  return tx
    .selectFrom('cloud_credential')
    .select(['sealed', 'key_id'])
    .where('cloud_id', '=', cloudId)
    .where('purpose', '=', purpose)
    .executeTakeFirst();
}

interface Deployed {
  readonly outputs: unknown;
  readonly profile: Profile;
  readonly at: Date;
}

/** Notes what the cloud stands with from now on. */
export async function setDeployed(tx: Tx, cloudId: string, { outputs, profile, at }: Deployed) {
  return tx
    .updateTable('cloud')
    .set({ state: 'deployed', outputs: JSON.stringify(outputs), deployed_profile: profile, deployed_at: at })
    .where('id', '=', cloudId)
    .returning(['slug', 'name'])
    .executeTakeFirst();
}

export async function setState(
  tx: Tx,
  cloudId: string,
  state: 'planned' | 'deploying' | 'deployed' | 'failed' | 'retiring',
) {
  return tx.updateTable('cloud').set({ state }).where('id', '=', cloudId).returning('slug').executeTakeFirst();
}

export async function setEnding(
  tx: Tx,
  cloudId: string,
  end: { readonly state: 'retiring' | 'retired'; readonly at: Date },
) {
  return tx
    .updateTable('cloud')
    .set({ state: end.state, retired_at: end.state === 'retired' ? end.at : null })
    .where('id', '=', cloudId)
    .returning('slug')
    .executeTakeFirst();
}
