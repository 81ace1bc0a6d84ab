import { gibibytes } from '../manifest/quantity.ts';
import type { HostPlan } from './plan.ts';

/**
 * Template by which KubeVirt has CDI fill a host's system disk, and let it go with the host. Nodes pull the image, as they do every other:
 * the tenancy's closed network stays closed, and no credential of the registry lies in it. Without a populator, since one holds a second
 * claim of the same size while it works, which the tenancy's ceiling has no room for. `pvc` and not `storage`: a claim of exactly the size
 * that is sold. What does the work bears the hosts' class, without which the tenancy lets no pod in. Filled at once, whether or not the
 * host runs.
 */
export function systemDiskTemplate({ image, disks, labels, priorityClass }: HostPlan) {
  const [disk] = disks;
  if (image === null || disk === undefined) return null;
  return {
    metadata: {
      name: disk.name,
      labels: { ...labels },
      annotations: {
        'cdi.kubevirt.io/storage.usePopulator': 'false',
        'cdi.kubevirt.io/storage.bind.immediate.requested': 'true',
        'cdi.kubevirt.io/storage.deleteAfterCompletion': 'false',
      },
    },
    spec: {
      source: { registry: { url: image.url, pullMethod: 'node' } },
      priorityClassName: priorityClass,
      pvc: {
        accessModes: ['ReadWriteOnce'],
        storageClassName: disk.storageClass,
        resources: { requests: { storage: gibibytes(disk.gb) } },
      },
    },
  };
}
