import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { sql } from 'kysely';

export interface CertificateRow {
  readonly serial: string;
  readonly nodeId: string;
  readonly fingerprint: Buffer;
  readonly publicKeyHash: Buffer;
  readonly notBefore: Date;
  readonly notAfter: Date;
}

/** The node called `name` on that cloud, made when there is none; a node that joins again keeps its id and its history. */
export async function upsertNode(
  tx: Tx,
  node: { id: string; cloudId: string; name: string; agentVersion: string; at: Date },
): Promise<string> {
  const row = await tx
    .insertInto('node')
    .values({
      id: node.id,
      cloud_id: node.cloudId,
      name: node.name,
      agent_version: node.agentVersion,
      enrolled_at: node.at,
    })
    .onConflict((conflict) =>
      conflict.columns(['cloud_id', 'name']).doUpdateSet({ agent_version: node.agentVersion, enrolled_at: node.at }),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/** Whether the node holds a certificate that is neither revoked nor over at `now`. */
export async function isCertified(tx: Tx, nodeId: string, now: Date): Promise<boolean> {
  const live = await tx
    .selectFrom('node_certificate')
    .select('serial')
    .where('node_id', '=', nodeId)
    .where('revoked_at', 'is', null)
    .where('not_after', '>', now)
    .limit(1)
    .executeTakeFirst();
  return live !== undefined;
}

export async function revokeCertificates(tx: Tx, nodeId: string, at: Date): Promise<number> {
  const result = await tx
    .updateTable('node_certificate')
    .set({ revoked_at: at })
    .where('node_id', '=', nodeId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

export async function insertCertificate(tx: Tx, row: CertificateRow): Promise<void> {
  await tx
    .insertInto('node_certificate')
    .values({
      serial: row.serial,
      node_id: row.nodeId,
      fingerprint: row.fingerprint,
      public_key_hash: row.publicKeyHash,
      not_before: row.notBefore,
      not_after: row.notAfter,
    })
    .execute();
}

/** Whether `nodeId` holds a live certificate for this very key. */
export async function holdsKey(tx: Tx, nodeId: string, publicKeyHash: Buffer): Promise<boolean> {
  const row = await tx
    .selectFrom('node_certificate')
    .select('serial')
    .where('node_id', '=', nodeId)
    .where('public_key_hash', '=', publicKeyHash)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

export interface CertifiedNode {
  readonly nodeId: string;
  readonly cloudId: string;
  readonly name: string;
  readonly notAfter: Date;
  readonly revokedAt: Date | null;
}

export async function nodeByCertificate(tx: Tx, fingerprint: Buffer): Promise<CertifiedNode | null> {
  const row = await tx
    .selectFrom('node_certificate')
    .innerJoin('node', 'node.id', 'node_certificate.node_id')
    .select(['node.id', 'node.cloud_id', 'node.name', 'node_certificate.not_after', 'node_certificate.revoked_at'])
    .where('node_certificate.fingerprint', '=', fingerprint)
    .executeTakeFirst();
  if (!row) return null;
  return { nodeId: row.id, cloudId: row.cloud_id, name: row.name, notAfter: row.not_after, revokedAt: row.revoked_at };
}

export interface LockedNode {
  readonly id: string;
  readonly name: string;
  readonly cloudId: string;
  readonly cloudSlug: string;
  readonly tier: string;
  readonly bootId: string | null;
  readonly quarantine: { readonly at: Date; readonly reason: string } | null;
}

/** The node, locked until `tx` ends: its batches are stored one after the other. */
export async function lockNode(tx: Tx, nodeId: string): Promise<LockedNode | null> {
  const row = await tx
    .selectFrom('node')
    .innerJoin('cloud', 'cloud.id', 'node.cloud_id')
    .select(['node.id', 'node.name', 'cloud_id', 'boot_id', 'quarantined_at', 'quarantine_reason'])
    .select(['cloud.slug', 'cloud.tier'])
    .where('node.id', '=', nodeId)
    .forUpdate('node')
    .executeTakeFirst();
  if (!row) return null;
  const quarantine = row.quarantined_at ? { at: row.quarantined_at, reason: row.quarantine_reason ?? '' } : null;
  const cloud = { cloudId: row.cloud_id, cloudSlug: row.slug, tier: row.tier };
  return { id: row.id, name: row.name, ...cloud, bootId: row.boot_id, quarantine };
}

export async function noteSeen(
  tx: Tx,
  nodeId: string,
  seen: { at: Date; bootId: string | null; agentVersion: string; skewMs: number },
): Promise<void> {
  await tx
    .updateTable('node')
    .set({
      last_seen_at: seen.at,
      boot_id: seen.bootId,
      agent_version: seen.agentVersion,
      clock_skew_ms: BigInt(seen.skewMs),
    })
    .where('id', '=', nodeId)
    .execute();
}

export async function setQuarantine(
  tx: Tx,
  nodeId: string,
  quarantine: { at: Date; reason: string } | null,
): Promise<void> {
  await tx
    .updateTable('node')
    .set({ quarantined_at: quarantine?.at ?? null, quarantine_reason: quarantine?.reason ?? null })
    .where('id', '=', nodeId)
    .execute();
}

export interface NodeListRow {
  readonly id: string;
  readonly name: string;
  readonly cloudId: string;
  readonly cloudName: string;
  readonly tier: string;
  readonly agentVersion: string | null;
  readonly enrolledAt: Date;
  readonly lastSeenAt: Date | null;
  readonly clockSkewMs: bigint | null;
  readonly quarantinedAt: Date | null;
  readonly quarantineReason: string | null;
  readonly certificateExpiresAt: Date | null;
}

export interface NodeFilter {
  readonly cloudId: string | undefined;
  /** Start after this row of the list. */
  readonly after: { readonly at: Date; readonly id: string } | null;
  readonly limit: number;
}

/** Nodes, the newest enrolment first. */
export async function selectNodes(tx: Tx, { cloudId, after, limit }: NodeFilter): Promise<NodeListRow[]> {
  const { rows } = await sql<NodeListRow>`
    select n.id, n.name, n.cloud_id as "cloudId", c.name as "cloudName", c.tier, n.agent_version as "agentVersion",
           n.enrolled_at as "enrolledAt", n.last_seen_at as "lastSeenAt", n.clock_skew_ms as "clockSkewMs",
           n.quarantined_at as "quarantinedAt", n.quarantine_reason as "quarantineReason",
           (select max(not_after) from node_certificate k where k.node_id = n.id and k.revoked_at is null) as "certificateExpiresAt"
      from node n join cloud c on c.id = n.cloud_id
     where (${cloudId ?? null}::uuid is null or n.cloud_id = ${cloudId ?? null}::uuid)
       and (${after?.at ?? null}::timestamptz is null or (n.enrolled_at, n.id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
     order by n.enrolled_at desc, n.id desc
     limit ${limit}`.execute(tx);
  return rows;
}

/** When every node was last heard and whether it is in quarantine, and nothing else of it. */
export async function standings(tx: Tx) {
  return tx
    .selectFrom('node')
    .select(['cloud_id as cloudId', 'last_seen_at as lastSeenAt', 'quarantined_at as quarantinedAt'])
    .execute();
}

export async function countNodes(tx: Tx, cloudId: string | undefined): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select count(*)::int as total from node
     where ${cloudId ?? null}::uuid is null or cloud_id = ${cloudId ?? null}::uuid`.execute(tx);
  return rows[0]?.total ?? 0;
}
