import { withCluster } from './cluster-connection.ts';
import { ObjectPaths } from './object-path.ts';

interface Manifest {
  readonly apiVersion?: unknown;
  readonly kind?: unknown;
  readonly metadata?: { readonly name?: unknown; readonly namespace?: unknown };
}

/** Whether the object that `manifest` describes is on the cluster; false for what is no whole manifest. */
export async function existsInCluster(kubeconfig: string, manifest: Manifest | undefined): Promise<boolean> {
  const { apiVersion, kind, metadata } = manifest ?? {};
  if (typeof apiVersion !== 'string' || typeof kind !== 'string' || typeof metadata?.name !== 'string') return false;
  const reference = {
    apiVersion,
    kind,
    name: metadata.name,
    namespace: typeof metadata.namespace === 'string' ? metadata.namespace : null,
  };
  return withCluster(kubeconfig, async (cluster) => {
    const path = await new ObjectPaths(cluster).of(reference);
    if (path === null) return false;
    const { status } = await cluster.get(path);
    if (status !== 200 && status !== 404)
      throw new Error(`the Kubernetes API answered ${status} when asked for ${kind} ${reference.name}`);
    return status === 200;
  });
}
