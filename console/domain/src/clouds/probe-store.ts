import type { Tx } from '@zhengyun/db/with-transaction.ts';
import type { z } from 'zod';
import type { recordProbeSchema } from './schemas.ts';

interface NewProbe {
  readonly id: string;
  readonly asked_by: string | null;
  readonly asked_at: Date;
  readonly server: string;
  readonly digest: Buffer;
  readonly sealed: Buffer;
  readonly key_id: string;
}

export async function insertProbe(tx: Tx, probe: NewProbe): Promise<void> {
  await tx
    .insertInto('cluster_probe')
    .values({ ...probe, state: 'asked' })
    .execute();
}

/** Everything of a probe but its sealed credential, which this role may not read. */
export async function findProbe(tx: Tx, id: string) {
  return tx
    .selectFrom('cluster_probe')
    .select(['id', 'asked_by', 'asked_at', 'server', 'digest', 'state', 'identity_uid', 'kubernetes_version'])
    .select(['missing_rights', 'nodes', 'provisioners', 'kubevirt', 'reason', 'probed_at'])
    .where('id', '=', id)
    .executeTakeFirst();
}

/** The sealed credential of a probe that has not been carried out; only the worker's role may read it. */
export async function sealedProbe(tx: Tx, id: string): Promise<Buffer | null> {
  const row = await tx
    .selectFrom('cluster_probe')
    .select('sealed')
    .where('id', '=', id)
    .where('state', '=', 'asked')
    .executeTakeFirst();
  return row?.sealed ?? null;
}

/** Stores what the look came to and empties the credential; undefined: it was answered before. */
export async function answerProbe(tx: Tx, { probeId, answer }: z.output<typeof recordProbeSchema>, at: Date) {
  const found =
    answer.state === 'answered'
      ? {
          identity_uid: answer.uid,
          kubernetes_version: answer.kubernetesVersion,
          missing_rights: [...answer.missing],
          nodes: [...answer.nodes],
          provisioners: [...answer.provisioners],
          kubevirt: answer.kubevirt,
        }
      : { reason: answer.reason };
  return tx
    .updateTable('cluster_probe')
    .set({ state: answer.state, ...found, sealed: null, probed_at: at })
    .where('id', '=', probeId)
    .where('state', '=', 'asked')
    .returning(['server'])
    .executeTakeFirst();
}

/** The cloud and the cluster that the identity `uid` is known as, and the slug of the cluster `cloudSlug` stands on. */
export async function clusterKnownAs(tx: Tx, uid: string) {
  return tx.selectFrom('cluster').select(['id', 'slug']).where('identity_uid', '=', uid).executeTakeFirst();
}
