import { CustomResource } from '@pulumi/kubernetes/apiextensions/customResource.js';
import { NetworkPolicy } from '@pulumi/kubernetes/networking/v1/networkPolicy.js';
import { ComponentResource, type ComponentResourceOptions } from '@pulumi/pulumi';
import { operatorAccessPolicy } from '../managed/operator-access.ts';
import type { CachePlan } from './plan.ts';
import { replication } from './replication.ts';

/** The cache of one order line. Nobody but its operator and the tenancy's own pods can reach it. */
export class Cache extends ComponentResource {
  constructor(name: string, args: { readonly plan: CachePlan }, opts?: ComponentResourceOptions) {
    super('zhengyun:components:Cache', name, {}, opts);
    const { plan } = args;
    const access = new NetworkPolicy(plan.access.name, operatorAccessPolicy(plan.access), { parent: this });
    new CustomResource(plan.resource, replication(plan), { parent: this, dependsOn: access });
    this.registerOutputs({});
  }
}
