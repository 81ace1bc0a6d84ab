import { CustomResource } from '@pulumi/kubernetes/apiextensions/customResource.js';
import { ComponentResource, type ComponentResourceOptions } from '@pulumi/pulumi';
import { makeVolume } from '../volume/make-volume.ts';
import type { CloudHostPlan } from './plan.ts';
import { virtualMachine } from './virtual-machine.ts';

/**
 * The hosts of one order line. A host follows its disks, so none starts without one, and on release the host goes before
 * the disks it writes to. A system disk with an image is the host's own to make, and goes with it.
 */
export class CloudHost extends ComponentResource {
  constructor(name: string, args: { readonly plan: CloudHostPlan }, opts?: ComponentResourceOptions) {
    super('zhengyun:components:CloudHost', name, {}, opts);
    for (const host of args.plan.hosts) {
      const own = host.image === null ? host.disks : host.disks.slice(1);
      const disks = own.map((disk) => makeVolume(disk.name, disk, { parent: this }));
      new CustomResource(host.name, virtualMachine(host), { parent: this, dependsOn: disks });
    }
    this.registerOutputs({});
  }
}
