import { type ClusterConnection, withCluster } from './cluster-connection.ts';

/** uid of the namespace kube-system: the identity of a cluster, whatever its address or credential. */
export function clusterIdentity(kubeconfig: string): Promise<string> {
  return withCluster(kubeconfig, readClusterIdentity);
}

/** The same on an open connection. Rejects with ClusterUnreachable, or when the credential may not read it. */
export async function readClusterIdentity(cluster: ClusterConnection): Promise<string> {
  const { status, body } = await cluster.get('/api/v1/namespaces/kube-system');
  const uid = (body as { metadata?: { uid?: string } } | null)?.metadata?.uid;
  if (status !== 200 || !uid) {
    throw new Error(
      `the cluster's identity can't be read (answer ${status}): let the credential get the namespace kube-system`,
    );
  }
  return uid;
}
