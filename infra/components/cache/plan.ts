import type { CloudOutputs } from '@zhengyun/interface/cloud.ts';
import type { OrderLineInputs } from '@zhengyun/interface/tenancy.ts';
import type { CacheSpec } from '@zhengyun/rulebook/catalogue/data-services.ts';
import { type OperatorAccessPlan, operatorAccessObject } from '../managed/operator-access.ts';
import { requiredService } from '../managed/required-service.ts';
import { type Labels, ownershipLabels, resourceLabels } from '../manifest/labels.ts';
import { checkPlannedObjects, type PlannedObject } from '../manifest/planned-object.ts';
import { placeInZone, type ZonePlacement } from '../zone/place-in-zone.ts';

/** A cache 缓存 of one order line; sizes are those of one member. */
export interface CachePlan {
  readonly resource: string;
  readonly namespace: string;
  readonly labels: Labels;
  /** The one that takes writes and its copies. */
  readonly members: number;
  readonly vcpu: number;
  readonly memoryGb: number;
  readonly image: string;
  readonly placement: Pick<ZonePlacement, 'nodeSelector' | 'tolerations'>;
  readonly priorityClass: string;
  readonly access: OperatorAccessPlan;
  readonly objects: readonly PlannedObject[];
}

const REDIS_PORT = 6379;

/**
 * One cache in memory, named by its resource for life. It keeps nothing on disk: who restarts every member starts empty, as
 * a cache may. The set of its members is the operator's to make and is verified with it, since the cache's own status says
 * which member takes writes and not how many there are.
 *
 * @throws PlanInvalidError when the cloud has no cache operator, or zone or names can't be
 */
export function planCache(inputs: OrderLineInputs, spec: CacheSpec, cloud: CloudOutputs): CachePlan {
  const { resource, namespace } = inputs;
  const subject = `cache ${resource}`;
  const placement = placeInZone(inputs, cloud);
  const { service, managed } = requiredService(subject, cloud, 'cache');
  const labels = resourceLabels(ownershipLabels(cloud.cloudSlug, inputs.ownership), resource);
  const access = {
    name: `${resource}-operator`,
    namespace,
    labels,
    pods: { app: resource, redis_setup_type: 'replication' },
    operatorNamespace: service.operatorNamespace,
    ports: [{ protocol: 'TCP' as const, port: REDIS_PORT }],
    reachesApi: false,
  };
  const objects = [
    operatorAccessObject(access),
    {
      apiVersion: 'redis.redis.opstreelabs.in/v1beta2',
      kind: 'RedisReplication',
      namespace,
      name: resource,
      labels,
    },
    { apiVersion: 'apps/v1', kind: 'StatefulSet', namespace, name: resource, labels },
  ];
  checkPlannedObjects(subject, objects, namespace);
  return {
    resource,
    namespace,
    labels,
    members: 1 + spec.replicas,
    vcpu: spec.vcpu,
    memoryGb: spec.memoryGb,
    image: service.image,
    placement,
    priorityClass: managed.priorityClass,
    access,
    objects,
  };
}
