import { Namespace } from '@pulumi/kubernetes/core/v1/namespace.js';
import { Secret } from '@pulumi/kubernetes/core/v1/secret.js';
import { ServiceAccount } from '@pulumi/kubernetes/core/v1/serviceAccount.js';
import { ClusterRole } from '@pulumi/kubernetes/rbac/v1/clusterRole.js';
import { ClusterRoleBinding } from '@pulumi/kubernetes/rbac/v1/clusterRoleBinding.js';
import { Role } from '@pulumi/kubernetes/rbac/v1/role.js';
import { RoleBinding } from '@pulumi/kubernetes/rbac/v1/roleBinding.js';
import { ComponentResource, type ComponentResourceOptions, type Resource } from '@pulumi/pulumi';
import { toPolicyRule } from '../manifest/access-rule.ts';
import type { PlatformRole, TenancyOperatorPlan } from './plan.ts';
import { TenancyBoundaryPolicy } from './tenancy-boundary.ts';

/**
 * Account, rights, boundary and token of the tenancy operator. The token is made last: nobody can act as the operator
 * before the boundary stands.
 */
export class TenancyOperator extends ComponentResource {
  constructor(name: string, args: { readonly plan: TenancyOperatorPlan }, opts?: ComponentResourceOptions) {
    super('zhengyun:components:TenancyOperator', name, {}, opts);
    const { output, clusterRole, rules, boundary, addressWall, labels, namespaceLabels } = args.plan;
    const child = { parent: this };
    const named = (objectName: string) => ({ name: objectName, namespace: output.namespace, labels: { ...labels } });

    const namespace = new Namespace(
      `${name}-namespace`,
      { metadata: { name: output.namespace, labels: { ...namespaceLabels } } },
      child,
    );
    const account = new ServiceAccount(
      `${name}-account`,
      { metadata: named(output.serviceAccount), automountServiceAccountToken: false },
      { parent: this, dependsOn: namespace },
    );
    const role = new ClusterRole(
      `${name}-role`,
      { metadata: { name: clusterRole, labels: { ...labels } }, rules: rules.map(toPolicyRule) },
      child,
    );
    const wall = new TenancyBoundaryPolicy(`${name}-boundary`, { plan: boundary, labels }, child);
    new TenancyBoundaryPolicy(`${name}-address-wall`, { plan: addressWall, labels }, child);
    const binding = new ClusterRoleBinding(
      `${name}-binding`,
      {
        metadata: { name: clusterRole, labels: { ...labels } },
        roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: clusterRole },
        subjects: [{ kind: 'ServiceAccount', name: output.serviceAccount, namespace: output.namespace }],
      },
      { parent: this, dependsOn: [role, account, wall] },
    );
    const platform = args.plan.platformRoles.map((platformRole) =>
      this.#bindIn(platformRole, args.plan, [account, wall]),
    );
    new Secret(
      `${name}-token`,
      {
        metadata: {
          ...named(output.tokenSecret),
          annotations: { 'kubernetes.io/service-account.name': output.serviceAccount },
        },
        type: 'kubernetes.io/service-account-token',
      },
      { parent: this, dependsOn: [account, binding, ...platform] },
    );
    this.registerOutputs({});
  }

  /** A role in a namespace of the platform and its binding: what lies there is not in any tenancy. */
  #bindIn({ name, namespace, rules }: PlatformRole, { output, labels }: TenancyOperatorPlan, after: Resource[]) {
    const metadata = { name, namespace, labels: { ...labels } };
    const role = new Role(`${name}-role`, { metadata, rules: rules.map(toPolicyRule) }, { parent: this });
    return new RoleBinding(
      `${name}-binding`,
      {
        metadata,
        roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name },
        subjects: [{ kind: 'ServiceAccount', name: output.serviceAccount, namespace: output.namespace }],
      },
      { parent: this, dependsOn: [role, ...after] },
    );
  }
}
