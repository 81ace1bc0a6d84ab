import type { CloudOutputs } from '@zhengyun/interface/cloud.ts';
import type { OrderLineInputs } from '@zhengyun/interface/tenancy.ts';
import type { BastionAccountSpec } from '@zhengyun/rulebook/catalogue/network-and-security.ts';
import { LABEL_PREFIX, type Labels, ownershipLabels, resourceLabels } from '../manifest/labels.ts';
import { PlanInvalidError } from '../manifest/plan-invalid-error.ts';
import { checkPlannedObjects, type PlannedObject } from '../manifest/planned-object.ts';
import { placeInZone } from '../zone/place-in-zone.ts';

/** Access 堡垒机账号 of named people to the consoles of one tenancy's hosts: one binding, in the tenancy's own namespace. */
export interface BastionAccountPlan {
  readonly resource: string;
  readonly namespace: string;
  readonly labels: Labels;
  /** For how many days, and until when once that is known. What ends the access is the console; these say so to a reader. */
  readonly annotations: Labels;
  readonly clusterRole: string;
  /** Accounts as the API server knows them, in one order whatever the order of the request. */
  readonly people: readonly string[];
  readonly objects: readonly PlannedObject[];
}

/**
 * The access of one line. The role is the cloud's and names consoles alone, so a tenancy can neither widen it nor carry it
 * into another namespace. Fewer or other people, or more days, change the one binding in place.
 *
 * @throws PlanInvalidError when the cloud has no such role yet, somebody is named twice, or zone or names can't be
 */
export function planBastionAccount(
  inputs: OrderLineInputs,
  spec: BastionAccountSpec,
  cloud: CloudOutputs,
): BastionAccountPlan {
  const { resource, namespace } = inputs;
  const subject = `bastion accounts ${resource}`;
  placeInZone(inputs, cloud);
  const people = [...new Set(spec.people)].toSorted();
  if (cloud.consolesRole === null) {
    throw new PlanInvalidError(subject, [
      `cloud ${cloud.cloudSlug} was deployed before it had bastion accounts: deploy the cloud again with this version`,
    ]);
  }
  if (people.length < spec.people.length) {
    throw new PlanInvalidError(subject, ['somebody is named twice, and would be charged twice: name each person once']);
  }
  const labels = resourceLabels(ownershipLabels(cloud.cloudSlug, inputs.ownership), resource);
  const name = `${resource}-consoles`;
  const objects = [{ apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'RoleBinding', namespace, name, labels }];
  checkPlannedObjects(subject, objects, namespace);
  return {
    resource,
    namespace,
    labels,
    annotations: {
      [`${LABEL_PREFIX}/access-days`]: String(spec.days),
      ...(inputs.accessUntil === undefined ? {} : { [`${LABEL_PREFIX}/access-until`]: inputs.accessUntil }),
    },
    clusterRole: cloud.consolesRole,
    people,
    objects,
  };
}
