import { recordFailure } from '@zhengyun/domain/provisioning/record-failure.ts';
import { recordUnknown } from '@zhengyun/domain/provisioning/record-unknown.ts';
import { recordVerifiedWith } from '@zhengyun/domain/provisioning/record-verified.ts';
import { ClusterRefused, ClusterUnreachable } from '@zhengyun/engine/inventory/cluster-connection.ts';
import { readTokenSecret } from '@zhengyun/engine/inventory/read-token-secret.ts';
import type { Trouble } from '@zhengyun/engine/runner/contract.ts';
import { cloudOutputsSchema } from '@zhengyun/interface/cloud.ts';
import type { Inventory } from '@zhengyun/interface/inventory.ts';
import { expectedObjects } from './expected-objects.ts';
import type { OperationRun } from './operation-run.ts';
import { ownedObjects } from './owned-objects.ts';
import { stopTrouble } from './stop-trouble.ts';
import { refusalOf } from './trouble.ts';
import { verifyOnCluster, WrongCluster } from './verify-on-cluster.ts';

/**
 * Verifies on the cluster what the engine reports as done, and records it: delivered is what exists and is ready. What can't be looked
 * at is neither that nor failed but unknown: a recovery finds the same state, and verifies anew once the cluster lets it.
 */
export async function deliver(run: OperationRun, outputs: unknown): Promise<void> {
  const { worker, context, work, lease } = run;
  try {
    await verify(run, outputs);
  } catch (error) {
    const unseen = unseenTrouble(error);
    if (unseen === null) throw error;
    // Asked to stop: the next worker looks.
    if (worker.stopping.aborted || lease.lost.aborted) return;
    const trouble = refusalOf(unseen, 'apply', work.cloud.name);
    await recordUnknown(context.at(), { operationId: work.operation.id, fence: lease.fence, trouble, leftovers: [] });
  }
}

/** Why the cluster could not be looked at; null for an error of another kind. */
function unseenTrouble(error: unknown): Trouble | null {
  if (error instanceof WrongCluster) return { code: 'CLUSTER_CHANGED', message: error.message };
  if (error instanceof ClusterUnreachable || error instanceof ClusterRefused)
    return { code: 'CLUSTER_UNREACHABLE', message: error.message };
  return null;
}

async function verify(run: OperationRun, outputs: unknown): Promise<void> {
  const { worker, context, work, access, lease } = run;
  const claim = { operationId: work.operation.id, fence: lease.fence };
  const done = { ...work, operation: { ...work.operation, outputs } };
  const { inventory, met } = await verifyOnCluster({
    kubeconfig: access.kubeconfig,
    clusterUid: access.clusterUid,
    objects: expectedObjects(done),
    owned: ownedObjects(done),
    wanted: work.operation.verb === 'deploy' ? 'present' : 'absent',
    deadlineMs: worker.env.VERIFY_SECONDS * 1_000,
    signal: AbortSignal.any([worker.stopping, lease.lost, lease.stop]),
  });
  if (met) {
    const tenancyCredential = await tenancyToken(run, outputs);
    const clusterCa = caOf(access.kubeconfig);
    await recordVerifiedWith(worker.secrets)(context.at(), { ...claim, inventory, tenancyCredential, clusterCa });
    return;
  }
  // Asked to stop, not timed out: the next worker goes on from here.
  if (worker.stopping.aborted || lease.lost.aborted) return;
  const waiting = waitingFor(inventory).slice(0, 20).join('; ');
  const trouble = stopTrouble(run) ?? { code: 'VERIFY_TIMED_OUT' as const, facts: { waiting } };
  await recordFailure(context.at(), { ...claim, trouble, findings: [], leftovers: [] });
}

/** The token of a new cloud's operator account; null for every other stack. */
async function tenancyToken({ work, access }: OperationRun, outputs: unknown): Promise<{ token: string } | null> {
  if (work.stack.kind !== 'cloud' || work.operation.verb !== 'deploy') return null;
  const { namespace, tokenSecret } = cloudOutputsSchema.parse(outputs).tenancyOperator;
  const { token } = await readTokenSecret(access.kubeconfig, { namespace, name: tokenSecret });
  return { token };
}

function waitingFor(inventory: Inventory): string[] {
  return inventory.objects
    .filter(({ ready, uid }) => ready === false || uid !== '')
    .flatMap(({ kind, name, reason, ready }) => (ready === false ? [`${kind} ${name}: ${reason}`] : []));
}

/** The cluster's CA (base64 of PEM) in a kubeconfig of ours, which is JSON. */
function caOf(kubeconfig: string): string | null {
  const { clusters } = JSON.parse(kubeconfig) as {
    clusters?: { cluster?: { 'certificate-authority-data'?: string } }[];
  };
  return clusters?.[0]?.cluster?.['certificate-authority-data'] ?? null;
}
