import type { Tx } from '@zhengyun/db/with-transaction.ts';
import type { z } from 'zod';
import type { recordProbeSchema } from './schemas.ts';

interface NewProbe {
  readonly id: string;
  readonly asked_by: string | null;
  readonly asked_at: Date;
  readonly server: string;
  readonly digest: Buffer;
  /** null: the look is made by the credential stored for `cloud_id`. */
  readonly sealed: Buffer | null;
  readonly key_id: string;
  readonly cloud_id?: string;
}

export async function insertProbe(tx: Tx, probe: NewProbe): Promise<void> {
  await tx
    .insertInto('cluster_probe')
    .values({ ...probe, state: 'asked' })
    .execute();
}

const SEEN = [
  'identity_uid',
  'kubernetes_version',
  'missing_rights',
  'nodes',
  'provisioners',
  'kubevirt',
  'operators',
] as const;

/** Everything of a probe but its sealed credential, which this role may not read. */
export async function findProbe(tx: Tx, id: string) {
  return tx
    .selectFrom('cluster_probe')
    .select(['id', 'asked_by', 'asked_at', 'server', 'digest', 'state', 'cloud_id', 'reason', 'probed_at'])
    .select(SEEN)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** The newest answered look at the cluster of that identity. */
export async function newestProbeOf(tx: Tx, uid: string) {
  return tx
    .selectFrom('cluster_probe')
    .select(['id', 'server', 'state', 'reason', 'probed_at'])
    .select(SEEN)
    .where('identity_uid', '=', uid)
    .orderBy('probed_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** With what a probe that has not been carried out looks: a sealed credential of its own, or a cloud's. Only the worker's role may read it. */
export async function probeToMake(tx: Tx, id: string) {
  return tx
    .selectFrom('cluster_probe')
    .select(['sealed', 'cloud_id'])
    .where('id', '=', id)
    .where('state', '=', 'asked')
    .executeTakeFirst();
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
          operators: [...answer.operators],
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
