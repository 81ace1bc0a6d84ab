import type { Work } from '@zhengyun/domain/provisioning/work-store.ts';

import { cloudOutputsSchema } from '@zhengyun/interface/cloud.ts';
import type { ObjectReference } from '@zhengyun/interface/inventory.ts';
import { tenancyOutputsOf } from './tenancy-outputs.ts';

/**
 * The objects that prove an operation on the cluster: of a tenancy's stack all it made, by its own outputs; of a cloud's the
 * account and the classes that everything later stands on.
 */
export function expectedObjects(work: Work): readonly ObjectReference[] {
  if (work.stack.kind !== 'cloud') return tenancyOutputsOf(work).objects;
  const { tenancyOperator, storageClasses, priorityClasses } = cloudOutputsSchema.parse(work.operation.outputs);
  const clusterWide = (apiVersion: string, kind: string, name: string) => ({ apiVersion, kind, namespace: null, name });
  const { namespace } = tenancyOperator;
  return [
    clusterWide('v1', 'Namespace', namespace),
    { apiVersion: 'v1', kind: 'ServiceAccount', namespace, name: tenancyOperator.serviceAccount },
    { apiVersion: 'v1', kind: 'Secret', namespace, name: tenancyOperator.tokenSecret },
    ...Object.values(storageClasses).map((name) => clusterWide('storage.k8s.io/v1', 'StorageClass', name)),
    ...Object.values(priorityClasses).map((name) => clusterWide('scheduling.k8s.io/v1', 'PriorityClass', name)),
    clusterWide('apiextensions.k8s.io/v1', 'CustomResourceDefinition', 'virtualmachines.kubevirt.io'),
  ];
}
