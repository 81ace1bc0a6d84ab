import { CustomResource } from '@pulumi/kubernetes/apiextensions/customResource.js';
import { ComponentResource, type ComponentResourceOptions } from '@pulumi/pulumi';
import type { BackupSchedulePlan } from './plan.ts';
import { backupSchedule } from './schedule.ts';

/** The backup schedule of one order line. */
export class BackupSchedule extends ComponentResource {
  constructor(name: string, args: { readonly plan: BackupSchedulePlan }, opts?: ComponentResourceOptions) {
    super('zhengyun:components:BackupSchedule', name, {}, opts);
    new CustomResource(name, backupSchedule(args.plan), { parent: this });
    this.registerOutputs({});
  }
}
