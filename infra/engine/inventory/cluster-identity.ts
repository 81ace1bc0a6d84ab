import { type ClusterConnection, ClusterUnreachable, withCluster } from './cluster-connection.ts';

/** uid of the namespace kube-system: the identity of a cluster, whatever its address or credential. */
export function clusterIdentity(kubeconfig: string): Promise<string> {
  return withCluster(kubeconfig, readClusterIdentity);
}

/**
 * The same on an open connection. Rejects with ClusterUnreachable, also while the server answers but serves nobody (busy, or starting),
 * or with another error when the credential may not read it.
 */
export async function readClusterIdentity(cluster: Pick<ClusterConnection, 'get'>): Promise<string> {
  const { status, body } = await cluster.get('/api/v1/namespaces/kube-system');
  const uid = (body as { metadata?: { uid?: string } } | null)?.metadata?.uid;
  if (status === 200 && uid) return uid;
  if (servesNobody(status) || (status === 403 && (await isStarting(cluster))))
    throw new ClusterUnreachable(`the Kubernetes API answers ${status}: it is busy or starting, and is asked again`);
  throw new Error(
    `the cluster's identity can't be read (answer ${status}): let the credential get the namespace kube-system`,
  );
}

function servesNobody(status: number): boolean {
  return status === 429 || status >= 500;
}

/** A server that has just started forbids everybody everything until it has read its roles; whether it is ready is everyone's to ask. */
async function isStarting(cluster: Pick<ClusterConnection, 'get'>): Promise<boolean> {
  return servesNobody((await cluster.get('/readyz')).status);
}
