import { RoleBinding } from '@pulumi/kubernetes/rbac/v1/roleBinding.js';
import type { CustomResourceOptions } from '@pulumi/pulumi';
import type { CredentialsPlan } from './credentials-plan.ts';

/** Makes the binding of a plan, if it has one. */
export function bindCredentials(plan: CredentialsPlan | null, opts: CustomResourceOptions): void {
  if (plan === null) return;
  new RoleBinding(
    plan.name,
    {
      metadata: { name: plan.name, namespace: plan.namespace, labels: { ...plan.labels } },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: plan.clusterRole },
      subjects: [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'Group', name: plan.group }],
    },
    opts,
  );
}
