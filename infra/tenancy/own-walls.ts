import { bindingContent, planDepartmentBinding } from '@zhengyun/components/tenancy-base/department-binding.ts';
import { isolationSpec, planIsolation } from '@zhengyun/components/tenancy-base/isolation.ts';
import type { CloudOutputs } from '@zhengyun/interface/cloud.ts';

/** An object of a tenancy's base by name, with all that it says, as the cluster keeps it. */
export interface OwnWall {
  readonly kind: 'NetworkPolicy' | 'RoleBinding';
  readonly name: string;
  readonly content: object;
}

/**
 * The objects of a tenancy's base of kinds that add up (network policies, and bindings of rights), so that anything else of
 * these kinds opens its namespace. `oidcGroup` is its department's.
 */
export function ownWalls(oidcGroup: string, cloud: Pick<CloudOutputs, 'tenantRoles'>): readonly OwnWall[] {
  const binding = planDepartmentBinding(oidcGroup, cloud);
  return [
    ...planIsolation().map((policy) => ({
      kind: 'NetworkPolicy' as const,
      name: policy.name,
      content: isolationSpec(policy),
    })),
    { kind: 'RoleBinding', name: binding.name, content: bindingContent(binding) },
  ];
}
