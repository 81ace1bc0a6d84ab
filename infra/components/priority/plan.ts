import { cloudNames } from '../manifest/cloud-names.ts';
import { cloudLabels, type Labels } from '../manifest/labels.ts';

/** One priority class of a cloud. */
export interface PriorityClassPlan {
  readonly part: 'host' | 'container' | 'service';
  readonly name: string;
  /** Scheduling order only: no class ever evicts another tenant's workload. */
  readonly value: number;
  readonly description: string;
  readonly labels: Labels;
}

/**
 * The classes of a cloud. A container space's quota counts the `container` class, so hosts, containers and managed services
 * never eat each other's share.
 */
export function planPriorityClasses(cloudSlug: string): readonly PriorityClassPlan[] {
  const names = cloudNames(cloudSlug).priority;
  const labels = cloudLabels(cloudSlug);
  return [
    { part: 'host', name: names.host, value: 10_000, description: '云主机 cloud hosts', labels },
    { part: 'container', name: names.container, value: 1_000, description: '容器空间 container spaces', labels },
    { part: 'service', name: names.service, value: 5_000, description: '数据服务 managed services', labels },
  ];
}
