import type { CloudOutputs } from '@zhengyun/interface/cloud.ts';

/** What gives a department's people their rights in a tenancy's namespace. */
export interface DepartmentBinding {
  readonly name: string;
  readonly clusterRole: string;
  readonly group: string;
}

export function planDepartmentBinding(group: string, { tenantRoles }: Pick<CloudOutputs, 'tenantRoles'>) {
  return { name: 'zy-department', clusterRole: tenantRoles.view, group } satisfies DepartmentBinding;
}

/** The binding's role and subjects as the cluster keeps them. */
export function bindingContent({ clusterRole, group }: DepartmentBinding) {
  const apiGroup = 'rbac.authorization.k8s.io';
  return {
    roleRef: { apiGroup, kind: 'ClusterRole', name: clusterRole },
    subjects: [{ apiGroup, kind: 'Group', name: group }],
  };
}
