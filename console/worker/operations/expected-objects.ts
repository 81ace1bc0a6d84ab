import type { Work } from '@zhengyun/domain/provisioning/work-store.ts';

import { type CloudOutputs, cloudOutputsSchema } from '@zhengyun/interface/cloud.ts';
import type { ObjectReference } from '@zhengyun/interface/inventory.ts';
import { tenancyOutputsOf } from './tenancy-outputs.ts';

/**
 * The objects that prove an operation on the cluster: of a tenancy's stack all it made, by its own outputs; of a cloud's the
 * account and the classes that everything later stands on.
 */
export function expectedObjects(work: Work): readonly ObjectReference[] {
  if (work.stack.kind !== 'cloud') return tenancyOutputsOf(work).objects;
  if (work.operation.verb === 'destroy') return removedObjects(work);
  return objectsOf(cloudOutputsSchema.parse(work.operation.outputs), [KUBEVIRT]);
}

const clusterWide = (apiVersion: string, kind: string, name: string) => ({ apiVersion, kind, namespace: null, name });
/** Retained when the cloud that brought it goes: others on the cluster stand on it. */
const KUBEVIRT = clusterWide('apiextensions.k8s.io/v1', 'CustomResourceDefinition', 'virtualmachines.kubevirt.io');

/** What must be gone with a cloud; nothing where it was never deployed whole, for then nothing of it was handed on. */
function removedObjects({ cloud }: Work): readonly ObjectReference[] {
  const outputs = cloudOutputsSchema.safeParse(cloud.outputs);
  return outputs.success ? objectsOf(outputs.data, []) : [];
}

function objectsOf(
  { tenancyOperator, storageClasses, priorityClasses }: CloudOutputs,
  besides: readonly ObjectReference[],
): readonly ObjectReference[] {
  const { namespace } = tenancyOperator;
  return [
    clusterWide('v1', 'Namespace', namespace),
    { apiVersion: 'v1', kind: 'ServiceAccount', namespace, name: tenancyOperator.serviceAccount },
    { apiVersion: 'v1', kind: 'Secret', namespace, name: tenancyOperator.tokenSecret },
    ...Object.values(storageClasses).map((name) => clusterWide('storage.k8s.io/v1', 'StorageClass', name)),
    ...Object.values(priorityClasses).map((name) => clusterWide('scheduling.k8s.io/v1', 'PriorityClass', name)),
    ...besides,
  ];
}
