import type { ObservedObject } from '@zhengyun/interface/inventory.ts';
import { withCluster } from './cluster-connection.ts';
import { type HostInstance, mustRestart, nextRestarts, type RestartableHost } from './host-restarts.ts';

/**
 * Restarts those hosts of an inventory that have what they are asked for after a restart only, a part of them at a time; call it
 * again until none waits. The running instance is ended by its uid, so the same one is never ended twice, and KubeVirt starts the
 * host anew (docs/decisions/0335). A cluster that refuses leaves the host as it is, and the inventory says what it waits for.
 * Rejects with ClusterUnreachable.
 */
export async function restartHosts(kubeconfig: string, objects: readonly ObservedObject[]): Promise<void> {
  const next = nextRestarts(objects);
  if (next.length === 0) return;
  await withCluster(kubeconfig, async (cluster) => {
    await Promise.all(
      next.map(async ({ apiVersion, namespace, name }) => {
        const root = `/apis/${apiVersion}/namespaces/${encodeURIComponent(namespace ?? '')}`;
        const instancePath = `${root}/virtualmachineinstances/${encodeURIComponent(name)}`;
        const [host, running] = await Promise.all([
          cluster.get(`${root}/virtualmachines/${encodeURIComponent(name)}`),
          cluster.get(instancePath),
        ]);
        if (host.status !== 200 || running.status !== 200) return;
        const instance = running.body as HostInstance;
        if (!mustRestart(host.body as RestartableHost, instance)) return;
        await cluster.delete(instancePath, { preconditions: { uid: instance.metadata.uid } });
      }),
    );
  });
}
