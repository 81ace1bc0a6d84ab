import { withCluster } from '@zhengyun/engine/inventory/cluster-connection.ts';
import { readClusterIdentity } from '@zhengyun/engine/inventory/cluster-identity.ts';

/** What a cluster says of itself: the uid of kube-system and the server's version. Rejects when it can't be reached or read. */
export function readCluster(kubeconfig: string): Promise<{ uid: string; kubernetesVersion: string }> {
  return withCluster(kubeconfig, async (cluster) => {
    const uid = await readClusterIdentity(cluster);
    const { status, body } = await cluster.get('/version');
    const version = (body as { gitVersion?: string } | null)?.gitVersion;
    if (status !== 200 || !version) throw new Error(`the cluster's version can't be read (answer ${status})`);
    return { uid, kubernetesVersion: version };
  });
}
