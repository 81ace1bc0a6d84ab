import { StorageClass } from '@pulumi/kubernetes/storage/v1/storageClass.js';
import { ComponentResource, type ComponentResourceOptions } from '@pulumi/pulumi';
import type { StorageClassPlan } from './plan.ts';

/**
 * Storage classes of one cloud. Bound at once, because a delivered volume is a Bound one even before a workload uses it;
 * grown in place; wiped with its claim, since a released volume must not keep a tenant's data.
 */
export class StorageClasses extends ComponentResource {
  constructor(name: string, args: { readonly plan: readonly StorageClassPlan[] }, opts?: ComponentResourceOptions) {
    super('zhengyun:components:StorageClasses', name, {}, opts);
    for (const { part, name: className, provisioner, parameters, labels } of args.plan) {
      new StorageClass(
        `${name}-${part}`,
        {
          metadata: { name: className, labels: { ...labels } },
          provisioner,
          parameters: { ...parameters },
          allowVolumeExpansion: true,
          reclaimPolicy: 'Delete',
          volumeBindingMode: 'Immediate',
        },
        { parent: this },
      );
    }
    this.registerOutputs({});
  }
}
