import { ClusterRole } from '@pulumi/kubernetes/rbac/v1/clusterRole.js';
import { ComponentResource, type ComponentResourceOptions } from '@pulumi/pulumi';
import { toPolicyRule } from '../manifest/access-rule.ts';
import type { TenantRolePlan } from './plan.ts';

/** The cluster roles a tenancy binds in its namespace. Kept by the cloud's stack, so a tenancy can't widen its own. */
export class TenantRoles extends ComponentResource {
  constructor(name: string, args: { readonly plan: readonly TenantRolePlan[] }, opts?: ComponentResourceOptions) {
    super('zhengyun:components:TenantRoles', name, {}, opts);
    for (const { part, name: roleName, labels, rules } of args.plan) {
      new ClusterRole(
        `${name}-${part}`,
        { metadata: { name: roleName, labels: { ...labels } }, rules: rules.map(toPolicyRule) },
        { parent: this },
      );
    }
    this.registerOutputs({});
  }
}
