import type { Work } from '@zhengyun/domain/provisioning/work-store.ts';
import type { OwnedObjects } from '@zhengyun/engine/inventory/read-inventory.ts';
import { RESOURCE_LABEL } from '@zhengyun/interface/inventory.ts';
import { tenancyOutputsOf } from './tenancy-outputs.ts';

const KINDS = [
  { apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachine' },
  { apiVersion: 'v1', kind: 'PersistentVolumeClaim' },
  { apiVersion: 'v1', kind: 'ResourceQuota' },
  { apiVersion: 'v1', kind: 'ServiceAccount' },
  { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'RoleBinding' },
] as const;

/**
 * Everything on the cluster that says it belongs to the operation's resource: after a shrink there must be no more of it
 * than was asked for. Null where the stack is of no single resource (a cloud, a tenancy's base).
 */
export function ownedObjects(work: Work): OwnedObjects | null {
  if (work.stack.kind === 'cloud') return null;
  const { namespace, resource } = tenancyOutputsOf(work);
  return resource === null ? null : { namespace, selector: `${RESOURCE_LABEL}=${resource}`, kinds: KINDS };
}
