import type { CloudOutputs } from '@zhengyun/interface/cloud.ts';
import type { OrderLineInputs } from '@zhengyun/interface/tenancy.ts';
import type { Labels } from '../manifest/labels.ts';
import { PlanInvalidError } from '../manifest/plan-invalid-error.ts';

/** Where a tenancy's workloads may run. */
export interface ZonePlacement {
  readonly nodeSelector: Labels;
  readonly tolerations: CloudOutputs['zones'][string]['tolerations'];
  /** Read by the admission plugins PodNodeSelector and PodTolerationRestriction where they are on: no pod of the namespace leaves the zone, whatever it asks for. */
  readonly namespaceAnnotations: Labels;
}

/** Namespaces of Kubernetes and of the platform itself. */
const RESERVED_NAMESPACE = /^(default|kube-.*|zy-.*-system)$/;

/**
 * Placement in the zone that `wanted` names (F22: zone and MLPS grade are mandatory and checked again here).
 *
 * @throws PlanInvalidError when the cloud has no such zone, the zone is graded below the system, or the namespace is reserved
 */
export function placeInZone(
  wanted: Pick<OrderLineInputs, 'zone' | 'namespace' | 'ownership'>,
  cloud: CloudOutputs,
): ZonePlacement {
  const { tenancy, mlpsGrade } = wanted.ownership;
  const zone = cloud.zones[wanted.zone];
  const problems: string[] = [];
  if (zone === undefined) {
    problems.push(
      `cloud ${cloud.cloudSlug} has no zone ${wanted.zone}: choose one of ${Object.keys(cloud.zones).join(', ')}`,
    );
  } else if (mlpsGrade > zone.maximumMlps) {
    problems.push(
      `zone ${wanted.zone} hosts systems up to MLPS grade ${zone.maximumMlps}, this one is graded ${mlpsGrade}: choose a zone graded for it`,
    );
  }
  if (RESERVED_NAMESPACE.test(wanted.namespace)) {
    problems.push(`namespace ${wanted.namespace} is the platform's own: a tenancy needs a namespace of its own`);
  }
  if (zone === undefined || problems.length > 0) throw new PlanInvalidError(`tenancy ${tenancy}`, problems);
  const selector = Object.entries(zone.nodeSelector).map(([key, value]) => `${key}=${value}`);
  const tolerations = JSON.stringify(zone.tolerations);
  return {
    nodeSelector: zone.nodeSelector,
    tolerations: zone.tolerations,
    namespaceAnnotations: {
      'scheduler.alpha.kubernetes.io/node-selector': selector.join(','),
      'scheduler.alpha.kubernetes.io/defaultTolerations': tolerations,
    },
  };
}
