import { type ClusterConnection, ClusterRefused, ClusterUnreachable, withCluster } from './cluster-connection.ts';
import { refusalOf } from './refusal-of.ts';

const KUBE_SYSTEM = '/api/v1/namespaces/kube-system';

/** uid of the namespace kube-system: the identity of a cluster, whatever its address or credential. */
export function clusterIdentity(kubeconfig: string): Promise<string> {
  return withCluster(kubeconfig, readClusterIdentity);
}

/**
 * The same on an open connection. Rejects with ClusterUnreachable, also while the server answers but serves nobody (busy, or starting),
 * or with another error when the credential may not read it.
 */
export async function readClusterIdentity(cluster: Pick<ClusterConnection, 'get'>): Promise<string> {
  const { status, body } = await cluster.get(KUBE_SYSTEM);
  const uid = (body as { metadata?: { uid?: string } } | null)?.metadata?.uid;
  if (status === 200 && uid) return uid;
  const refusal = await refusalOf(cluster, KUBE_SYSTEM, { status, body });
  if (refusal instanceof ClusterUnreachable) throw refusal;
  throw new ClusterRefused(
    `the cluster's identity can't be read (answer ${status}): let the credential get the namespace kube-system`,
  );
}
