import { ComponentResource, type ComponentResourceOptions } from '@pulumi/pulumi';
import type { CloudInputs, CloudOutputs } from '@zhengyun/interface/cloud.ts';
import { KubevirtDefinition } from '../kubevirt/kubevirt-definition.ts';
import { PriorityClasses } from '../priority/priority-classes.ts';
import { StorageClasses } from '../storage/storage-classes.ts';
import { TenancyOperator } from '../tenancy-operator/tenancy-operator.ts';
import { TenantRoles } from '../tenant-roles/tenant-roles.ts';
import { Zone } from '../zone/zone.ts';
import { planCloud } from './plan.ts';

/** One of the 1+N+M clouds (F1) on the cluster it was given. */
export class Cloud extends ComponentResource {
  /** Plain data, known at preview. */
  readonly outputs: CloudOutputs;

  constructor(name: string, args: { readonly inputs: CloudInputs }, opts?: ComponentResourceOptions) {
    super('zhengyun:components:Cloud', name, {}, opts);
    const plan = planCloud(args.inputs);
    const child = { parent: this };
    for (const zone of plan.zones) new Zone(`${name}-zone-${zone.code}`, { plan: zone }, child);
    new StorageClasses(`${name}-storage`, { plan: plan.storageClasses }, child);
    new PriorityClasses(`${name}-priority`, { plan: plan.priorityClasses }, child);
    if (plan.installKubevirt) new KubevirtDefinition(`${name}-kubevirt`, child);
    const roles = new TenantRoles(`${name}-tenant-roles`, { plan: plan.tenantRoles }, child);
    new TenancyOperator(`${name}-tenancy-operator`, { plan: plan.tenancyOperator }, { parent: this, dependsOn: roles });
    this.outputs = plan.outputs;
    this.registerOutputs(plan.outputs);
  }
}
