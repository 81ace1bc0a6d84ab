import type { CloudOutputs } from '@zhengyun/interface/cloud.ts';
import type { OrderLineInputs } from '@zhengyun/interface/tenancy.ts';
import type { GpuShareSpec } from '@zhengyun/rulebook/catalogue/compute.ts';
import { requiredService } from '../managed/required-service.ts';
import { type Labels, ownershipLabels, resourceLabels } from '../manifest/labels.ts';
import { PlanInvalidError } from '../manifest/plan-invalid-error.ts';
import { checkPlannedObjects, type PlannedObject } from '../manifest/planned-object.ts';
import { gibibytes, wholeNumber } from '../manifest/quantity.ts';
import type { QuotaPlan } from '../manifest/quota.ts';
import { placeInZone } from '../zone/place-in-zone.ts';
import { devicesOf } from './devices-of.ts';

/** GPU shares GPU 共享 of one order line: what a pod asks for one with, and how many there may be at once. */
export interface GpuSharePlan {
  readonly resource: string;
  readonly namespace: string;
  readonly labels: Labels;
  readonly deviceClass: string;
  /** What a device has to be, as the scheduler decides it (CEL). */
  readonly selector: string;
  readonly quota: QuotaPlan;
  readonly objects: readonly PlannedObject[];
}

/** One of a tenancy: two would both count every share, and the smaller would hold. */
const QUOTA_NAME = 'zy-gpu-shares';

/**
 * The shares of one line: a claim template by its resource's name, from which each pod that asks gets a share of its own, and a
 * quota of as many as were ordered. More or fewer shares change the quota in place; the memory of a share never changes.
 *
 * @throws PlanInvalidError when the cloud has no GPU driver, or zone or names can't be
 */
export function planGpuShare(inputs: OrderLineInputs, spec: GpuShareSpec, cloud: CloudOutputs): GpuSharePlan {
  const { resource, namespace } = inputs;
  const subject = `GPU shares ${resource}`;
  placeInZone(inputs, cloud);
  const { service } = requiredService(subject, cloud, 'gpu');
  const { deviceClass, driver, memoryGb } = service;
  if (memoryGb !== null && spec.memoryGbPerShare > Number(memoryGb)) {
    throw new PlanInvalidError(subject, [
      `a share of ${spec.memoryGbPerShare} GB fits no device of the cloud, whose largest has ${memoryGb} GB: order smaller shares`,
    ]);
  }
  const labels = resourceLabels(ownershipLabels(cloud.cloudSlug, inputs.ownership), resource);
  const quota = { part: 'quota', name: QUOTA_NAME, hard: { [devicesOf(deviceClass)]: wholeNumber(spec.shares) } };
  const objects = [
    { apiVersion: 'v1', kind: 'ResourceQuota', namespace, name: quota.name, labels },
    { apiVersion: 'resource.k8s.io/v1', kind: 'ResourceClaimTemplate', namespace, name: resource, labels },
  ];
  checkPlannedObjects(subject, objects, namespace);
  const memory = gibibytes(spec.memoryGbPerShare);
  const selector = `device.capacity['${driver}'].memory.compareTo(quantity('${memory}')) >= 0`;
  return { resource, namespace, labels, deviceClass, selector, quota, objects };
}
