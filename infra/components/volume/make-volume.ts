import { PersistentVolumeClaim } from '@pulumi/kubernetes/core/v1/persistentVolumeClaim.js';
import type { CustomResourceOptions } from '@pulumi/pulumi';
import { gibibytes } from '../manifest/quantity.ts';
import type { VolumePlan } from './plan.ts';

/** Makes one claim and waits until it is Bound. Its class never changes, so a resize only ever grows it in place. */
export function makeVolume(name: string, volume: VolumePlan, opts: CustomResourceOptions): PersistentVolumeClaim {
  return new PersistentVolumeClaim(
    name,
    {
      metadata: { name: volume.name, namespace: volume.namespace, labels: { ...volume.labels } },
      spec: {
        accessModes: ['ReadWriteOnce'],
        storageClassName: volume.storageClass,
        resources: { requests: { storage: gibibytes(volume.gb) } },
      },
    },
    opts,
  );
}
