import { RoleBinding } from '@pulumi/kubernetes/rbac/v1/roleBinding.js';
import { ComponentResource, type ComponentResourceOptions } from '@pulumi/pulumi';
import type { BastionAccountPlan } from './plan.ts';

const RBAC = 'rbac.authorization.k8s.io';

/** The bastion accounts of one order line; when they go, nobody of them can open a console any more. */
export class BastionAccount extends ComponentResource {
  constructor(name: string, args: { readonly plan: BastionAccountPlan }, opts?: ComponentResourceOptions) {
    super('zhengyun:components:BastionAccount', name, {}, opts);
    const { plan } = args;
    const bindingName = `${plan.resource}-consoles`;
    new RoleBinding(
      bindingName,
      {
        metadata: {
          name: bindingName,
          namespace: plan.namespace,
          labels: { ...plan.labels },
          annotations: { ...plan.annotations },
        },
        roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name: plan.clusterRole },
        subjects: plan.people.map((person) => ({ apiGroup: RBAC, kind: 'User', name: person })),
      },
      { parent: this },
    );
    this.registerOutputs({});
  }
}
