import type { CloudOutputs } from '@zhengyun/interface/cloud.ts';
import type { OrderLineInputs } from '@zhengyun/interface/tenancy.ts';
import type { BlockDiskSpec } from '@zhengyun/rulebook/catalogue/data-services.ts';
import { ownershipLabels, resourceLabels } from '../manifest/labels.ts';
import { checkPlannedObjects, type PlannedObject } from '../manifest/planned-object.ts';
import { type VolumePlan, volumeObject } from '../volume/plan.ts';
import { placeInZone } from '../zone/place-in-zone.ts';

/** `count` equal block disks 块存储盘 of one order line, each a claim of its own. */
export interface BlockDiskPlan {
  readonly resource: string;
  readonly disks: readonly VolumePlan[];
  readonly objects: readonly PlannedObject[];
}

/**
 * The disks of one line, named `<resource>-<nnn>` from 001: a higher count adds at the end, a lower one takes the highest
 * away, a larger size grows each in place. Who attaches them to a host or a pod is the department, in its own namespace.
 *
 * @throws PlanInvalidError when zone or names can't be
 */
export function planBlockDisk(inputs: OrderLineInputs, spec: BlockDiskSpec, cloud: CloudOutputs): BlockDiskPlan {
  placeInZone(inputs, cloud);
  const { resource, namespace } = inputs;
  const labels = resourceLabels(ownershipLabels(cloud.cloudSlug, inputs.ownership), resource);
  const disks = Array.from({ length: spec.count }, (_, index) => ({
    name: `${resource}-${String(index + 1).padStart(3, '0')}`,
    namespace,
    diskClass: spec.class,
    storageClass: cloud.storageClasses[spec.class],
    gb: spec.gb,
    labels,
  }));
  const objects = disks.map(volumeObject);
  checkPlannedObjects(`block disks ${resource}`, objects, namespace);
  return { resource, disks, objects };
}
