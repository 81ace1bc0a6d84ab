import type { CloudOutputs } from '@zhengyun/interface/cloud.ts';
import { RESOURCE_LABEL } from '@zhengyun/interface/inventory.ts';
import type { OrderLineInputs } from '@zhengyun/interface/tenancy.ts';
import type { LoadBalancerSpec } from '@zhengyun/rulebook/catalogue/network-and-security.ts';
import { requiredService } from '../managed/required-service.ts';
import { LABEL_PREFIX, type Labels, ownershipLabels, resourceLabels } from '../manifest/labels.ts';
import { PlanInvalidError } from '../manifest/plan-invalid-error.ts';
import { checkPlannedObjects, type PlannedObject } from '../manifest/planned-object.ts';
import { placeInZone } from '../zone/place-in-zone.ts';

/** A load balancer 负载均衡 of one order line, and the door it needs in the tenancy's closed network. */
export interface LoadBalancerPlan {
  readonly resource: string;
  readonly namespace: string;
  /** With zone and scope, by which the cloud's controller takes an address from the right pool. */
  readonly labels: Labels;
  readonly scope: LoadBalancerSpec['scope'];
  readonly className: string | null;
  readonly listeners: LoadBalancerSpec['listeners'];
  /** Labels of the pods behind it: those of the resource it stands before. */
  readonly behind: Labels;
  readonly door: string;
  readonly objects: readonly PlannedObject[];
}

/**
 * One load balancer before the hosts or the container space of another order line of the tenancy. Hosts bear their line's
 * label by themselves; a department gives it to the pods of its container space that should get connections.
 *
 * @throws PlanInvalidError when the cloud has no load balancers, the zone allows no public address, or names can't be
 */
export function planLoadBalancer(
  inputs: OrderLineInputs,
  spec: LoadBalancerSpec,
  cloud: CloudOutputs,
): LoadBalancerPlan {
  const { resource, namespace } = inputs;
  const subject = `load balancer ${resource}`;
  placeInZone(inputs, cloud);
  const { service } = requiredService(subject, cloud, 'loadBalancer');
  const problems: string[] = [];
  if (spec.scope === 'public' && cloud.zones[inputs.zone]?.publicAddress !== true) {
    problems.push(`zone ${inputs.zone} allows no public addresses: order an internal one, or choose a zone that does`);
  }
  if (spec.target.resource === resource)
    problems.push('it cannot stand before itself: name hosts or a container space');
  if (problems.length > 0) throw new PlanInvalidError(subject, problems);
  const labels = {
    ...resourceLabels(ownershipLabels(cloud.cloudSlug, inputs.ownership), resource),
    [`${LABEL_PREFIX}/zone`]: inputs.zone,
    [`${LABEL_PREFIX}/address-scope`]: spec.scope,
  };
  const door = `${resource}-door`;
  const objects = [
    { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', namespace, name: door, labels },
    { apiVersion: 'v1', kind: 'Service', namespace, name: resource, labels },
  ];
  checkPlannedObjects(subject, objects, namespace);
  return {
    resource,
    namespace,
    labels,
    scope: spec.scope,
    className: service.className,
    listeners: spec.listeners,
    behind: { [RESOURCE_LABEL]: spec.target.resource },
    door,
    objects,
  };
}
