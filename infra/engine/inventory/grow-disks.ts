import type { ObservedObject } from '@zhengyun/interface/inventory.ts';
import { withCluster } from './cluster-connection.ts';
import type { ClusterObject } from './cluster-object.ts';
import { DISK_BEHIND, growthsOf } from './disks-behind.ts';

/**
 * Has the disks of those hosts of an inventory grow that were made from a template of a smaller size; again with the same effect. What the
 * cluster refuses stays as it is, and the inventory says what is waited for. Rejects with ClusterUnreachable.
 */
export async function growDisks(kubeconfig: string, objects: readonly ObservedObject[]): Promise<void> {
  const behind = objects.filter(
    ({ kind, ready, reason }) => kind === 'VirtualMachine' && ready === false && reason.startsWith(DISK_BEHIND),
  );
  if (behind.length === 0) return;
  await withCluster(kubeconfig, async (cluster) => {
    await Promise.all(
      behind.map(async ({ apiVersion, namespace, name }) => {
        const space = `namespaces/${encodeURIComponent(namespace ?? '')}`;
        const host = await cluster.get(`/apis/${apiVersion}/${space}/virtualmachines/${encodeURIComponent(name)}`);
        if (host.status !== 200) return;
        const machine = host.body as ClusterObject;
        const names = (machine.spec?.dataVolumeTemplates ?? []).map(({ metadata }) => metadata.name);
        const pathOf = (claim: string) => `/api/v1/${space}/persistentvolumeclaims/${encodeURIComponent(claim)}`;
        const answers = await Promise.all(names.map((claim) => cluster.get(pathOf(claim))));
        const claims = answers.filter(({ status }) => status === 200).map(({ body }) => body as ClusterObject);
        await Promise.all(
          growthsOf(machine, claims).map(({ claim, uid, storage }) =>
            // By uid: a claim of the name that came since is another one.
            cluster.patch(pathOf(claim), { metadata: { uid }, spec: { resources: { requests: { storage } } } }),
          ),
        );
      }),
    );
  });
}
