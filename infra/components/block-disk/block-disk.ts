import { ComponentResource, type ComponentResourceOptions } from '@pulumi/pulumi';
import { makeVolume } from '../volume/make-volume.ts';
import type { BlockDiskPlan } from './plan.ts';

/** The block disks of one order line. */
export class BlockDisk extends ComponentResource {
  constructor(name: string, args: { readonly plan: BlockDiskPlan }, opts?: ComponentResourceOptions) {
    super('zhengyun:components:BlockDisk', name, {}, opts);
    for (const disk of args.plan.disks) makeVolume(disk.name, disk, { parent: this });
    this.registerOutputs({});
  }
}
