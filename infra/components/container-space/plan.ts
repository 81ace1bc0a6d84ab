import type { CloudOutputs } from '@zhengyun/interface/cloud.ts';
import type { OrderLineInputs } from '@zhengyun/interface/tenancy.ts';
import type { ContainerSpaceSpec } from '@zhengyun/rulebook/catalogue/compute.ts';
import type { DiskClass } from '@zhengyun/rulebook/catalogue/disk-class.ts';
import { type Labels, ownershipLabels, resourceLabels } from '../manifest/labels.ts';
import { checkPlannedObjects, type PlannedObject } from '../manifest/planned-object.ts';
import { gibibytes, wholeNumber } from '../manifest/quantity.ts';
import type { QuotaPlan } from '../manifest/quota.ts';
import { type VolumePlan, volumeObject } from '../volume/plan.ts';
import { placeInZone } from '../zone/place-in-zone.ts';
import { splitVolumes } from './split-volumes.ts';

/** A container space 容器空间: a share of the tenancy for containers, with volumes of its own. */
export interface ContainerSpacePlan {
  readonly resource: string;
  readonly namespace: string;
  readonly labels: Labels;
  readonly quota: QuotaPlan;
  readonly volumes: readonly VolumePlan[];
  readonly serviceAccount: string;
  /** Binding of the group that runs workloads; null when the order names none. */
  readonly roleBinding: { readonly name: string; readonly clusterRole: string; readonly group: string } | null;
  readonly objects: readonly PlannedObject[];
}

/**
 * One container space. Its quota counts only pods of the cloud's container class, so it is a share of its own beside the
 * hosts; at most one per tenancy, since two would both count every pod.
 *
 * @throws PlanInvalidError when zone, names or sizes can't be
 */
export function planContainerSpace(
  inputs: OrderLineInputs,
  spec: ContainerSpaceSpec,
  cloud: CloudOutputs,
): ContainerSpacePlan {
  placeInZone(inputs, cloud);
  const { resource, namespace } = inputs;
  const labels = resourceLabels(ownershipLabels(cloud.cloudSlug, inputs.ownership), resource);
  const cpu = wholeNumber(spec.vcpu);
  const memory = gibibytes(spec.memoryGb);
  const volumesOf = (diskClass: DiskClass, gb: number): VolumePlan[] =>
    splitVolumes(gb).map((size, index) => ({
      name: `${resource}-${diskClass}-${index + 1}`,
      namespace,
      diskClass,
      storageClass: cloud.storageClasses[diskClass],
      gb: size,
      labels,
    }));
  const plan = {
    resource,
    namespace,
    labels,
    quota: {
      part: 'quota',
      name: resource,
      hard: { 'requests.cpu': cpu, 'limits.cpu': cpu, 'requests.memory': memory, 'limits.memory': memory },
      priorityClasses: { operator: 'In', values: [cloud.priorityClasses.container] },
    },
    volumes: [...volumesOf('ordinary', spec.ordinaryGb), ...volumesOf('fast', spec.fastGb)],
    serviceAccount: resource,
    roleBinding:
      inputs.oidcGroup === undefined
        ? null
        : { name: resource, clusterRole: cloud.tenantRoles.deploy, group: inputs.oidcGroup },
  } as const;
  const objects = objectsOf(plan);
  checkPlannedObjects(`container space ${resource}`, objects, namespace);
  return { ...plan, objects };
}

function objectsOf(plan: Omit<ContainerSpacePlan, 'objects'>): PlannedObject[] {
  const { namespace, labels } = plan;
  const objects: PlannedObject[] = [
    { apiVersion: 'v1', kind: 'ResourceQuota', namespace, name: plan.quota.name, labels },
    { apiVersion: 'v1', kind: 'ServiceAccount', namespace, name: plan.serviceAccount, labels },
    ...plan.volumes.map(volumeObject),
  ];
  if (plan.roleBinding !== null) {
    const { name } = plan.roleBinding;
    objects.push({ apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'RoleBinding', namespace, name, labels });
  }
  return objects;
}
