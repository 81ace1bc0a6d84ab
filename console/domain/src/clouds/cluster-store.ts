import type { Tx } from '@zhengyun/db/with-transaction.ts';

/** Nodes that zones of other clouds on the cluster have. */
export async function nodesOfNeighbours(tx: Tx, own: { readonly cloudId: string; readonly clusterId: string }) {
  const rows = await tx
    .selectFrom('cloud_zone as z')
    .innerJoin('cloud as c', 'c.id', 'z.cloud_id')
    .select(['c.slug as cloud', 'z.code as zone', 'z.nodes'])
    .where('c.cluster_id', '=', own.clusterId)
    .where('c.id', '<>', own.cloudId)
    .where('c.state', '<>', 'retired')
    .where('z.removed_at', 'is', null)
    .execute();
  return rows.flatMap(({ cloud, zone, nodes }) => nodes.map((node) => ({ cloud, zone, node })));
}

/** Definitions and registrations of clouds on one cluster follow each other. */
export async function lockCluster(tx: Tx, id: string): Promise<void> {
  await tx.selectFrom('cluster').select('id').where('id', '=', id).forUpdate().execute();
}

export async function findCluster(tx: Tx, identityUid: string) {
  return tx.selectFrom('cluster').selectAll().where('identity_uid', '=', identityUid).executeTakeFirst();
}

interface ClusterFacts {
  readonly id: string;
  readonly slug: string;
  readonly server: string;
  readonly identity_uid: string;
  readonly kubernetes_version: string;
  readonly registered_at: Date;
}

/** Adds the cluster or, when its identity is known, notes its address and version anew. Gives its key. */
export async function saveCluster(tx: Tx, cluster: ClusterFacts): Promise<string> {
  const { server, kubernetes_version } = cluster;
  const { id } = await tx
    .insertInto('cluster')
    .values(cluster)
    .onConflict((conflict) => conflict.column('identity_uid').doUpdateSet({ server, kubernetes_version }))
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function clusterSlugTaken(tx: Tx, slug: string, identityUid: string): Promise<boolean> {
  const found = await tx
    .selectFrom('cluster')
    .select('id')
    .where('slug', '=', slug)
    .where('identity_uid', '<>', identityUid)
    .executeTakeFirst();
  return found !== undefined;
}

export async function attachCluster(tx: Tx, cloudId: string, clusterId: string): Promise<void> {
  await tx
    .updateTable('cloud')
    .set((eb) => ({
      cluster_id: clusterId,
      state: eb.case().when('state', '=', 'planned').then('registered').else(eb.ref('state')).end(),
    }))
    .where('id', '=', cloudId)
    .execute();
}
