import { ClusterUnreachable } from '../inventory/cluster-connection.ts';
import { clusterIdentity } from '../inventory/cluster-identity.ts';
import type { OperationSpec, Trouble } from './contract.ts';

/**
 * Whether the cluster answers and is the one the stack belongs to; null when both hold. Asked before the engine starts: a
 * preview against a cluster that is away would succeed on guesses, and another cluster behind the same address would be
 * taken for one that lost everything.
 */
export async function clusterTrouble(
  spec: Pick<OperationSpec, 'kubeconfig' | 'clusterIdentifier'>,
): Promise<Trouble | null> {
  try {
    const uid = await clusterIdentity(spec.kubeconfig);
    if (uid === spec.clusterIdentifier) return null;
    const message = `the cluster answers as ${uid}, and the stack belongs to ${spec.clusterIdentifier}`;
    return { code: 'CLUSTER_CHANGED', message };
  } catch (error) {
    const code = error instanceof ClusterUnreachable ? 'CLUSTER_UNREACHABLE' : 'ENGINE_FAILED';
    return { code, message: (error as Error).message };
  }
}
