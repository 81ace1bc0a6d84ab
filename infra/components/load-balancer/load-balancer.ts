import { Service } from '@pulumi/kubernetes/core/v1/service.js';
import { NetworkPolicy } from '@pulumi/kubernetes/networking/v1/networkPolicy.js';
import { ComponentResource, type ComponentResourceOptions } from '@pulumi/pulumi';
import { balancerDoor, balancerService } from './balancer-manifests.ts';
import type { LoadBalancerPlan } from './plan.ts';

/** The load balancer of one order line; it is ready when its controller gave it an address. */
export class LoadBalancer extends ComponentResource {
  constructor(name: string, args: { readonly plan: LoadBalancerPlan }, opts?: ComponentResourceOptions) {
    super('zhengyun:components:LoadBalancer', name, {}, opts);
    const { plan } = args;
    const door = new NetworkPolicy(plan.door, balancerDoor(plan), { parent: this });
    new Service(plan.resource, balancerService(plan), { parent: this, dependsOn: door });
    this.registerOutputs({});
  }
}
