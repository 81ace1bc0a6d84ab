import type { OrderLineInputs } from '@zhengyun/interface/tenancy.ts';
import type { Labels } from '../manifest/labels.ts';
import type { PlannedObject } from '../manifest/planned-object.ts';

/** Who may read the credentials an operator makes: a group of the department, one secret at a time, in its own namespace. */
export interface CredentialsPlan {
  readonly name: string;
  readonly namespace: string;
  readonly labels: Labels;
  readonly clusterRole: string;
  readonly group: string;
}

/** Binding of the order's group to the cloud's credentials role; null when the order names no group, and nobody can read then. */
export function planCredentials(
  { resource, namespace, oidcGroup }: OrderLineInputs,
  labels: Labels,
  clusterRole: string,
): CredentialsPlan | null {
  return oidcGroup === undefined
    ? null
    : { name: `${resource}-credentials`, namespace, labels, clusterRole, group: oidcGroup };
}

export function credentialsObjects(plan: CredentialsPlan | null): readonly PlannedObject[] {
  if (plan === null) return [];
  const { namespace, name, labels } = plan;
  return [{ apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'RoleBinding', namespace, name, labels }];
}
