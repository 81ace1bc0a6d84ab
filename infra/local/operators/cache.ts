import { type Child, isCurrent, type OperatedObject, presentOf } from './children.ts';
import { RESTRICTED, type SimulatedOperator } from './simulated-operator.ts';

/** The part of a `RedisReplication` that the simulation reads. */
interface CacheSpec {
  readonly clusterSize: number;
  readonly priorityClassName?: string;
  readonly nodeSelector?: unknown;
  readonly tolerations?: unknown;
  readonly affinity?: unknown;
  readonly kubernetesConfig: { readonly image: string; readonly resources?: unknown };
}

const PORTS = [{ name: 'redis-client', port: 6379 }];

/** Plays the Redis operator: a StatefulSet, whose pods the cluster's own controller makes, and its services. */
export const cacheOperator: SimulatedOperator = {
  apiVersion: 'redis.redis.opstreelabs.in/v1beta2',
  kind: 'RedisReplication',
  plural: 'redisreplications',
  answer: (object, { present }) => {
    const spec = object.spec as unknown as CacheSpec;
    const set = statefulSetOf(object, spec);
    const live = presentOf(set, object, present);
    const ready = isCurrent(set, live) ? Number(live?.status?.readyReplicas ?? 0) : 0;
    return {
      children: [set, ...servicesOf(object)],
      status: { masterNode: ready > 0 ? `${object.metadata.name}-0` : '' },
    };
  },
};

const appOf = (object: OperatedObject) => ({ app: object.metadata.name, redis_setup_type: 'replication' });
const labelsOf = (object: OperatedObject) => ({ ...object.metadata.labels, ...appOf(object) });

function statefulSetOf(object: OperatedObject, spec: CacheSpec): Child {
  const { name } = object.metadata;
  const { image, resources } = spec.kubernetesConfig;
  return {
    kind: 'statefulSets',
    name,
    labels: labelsOf(object),
    revision: JSON.stringify([spec.clusterSize, image, resources]),
    change: 'patch',
    content: {
      spec: {
        replicas: spec.clusterSize,
        serviceName: `${name}-headless`,
        podManagementPolicy: 'Parallel',
        selector: { matchLabels: appOf(object) },
        template: {
          metadata: { labels: labelsOf(object) },
          spec: {
            priorityClassName: spec.priorityClassName,
            nodeSelector: spec.nodeSelector,
            tolerations: spec.tolerations,
            affinity: spec.affinity,
            securityContext: RESTRICTED.pod,
            automountServiceAccountToken: false,
            containers: [
              {
                name: 'redis',
                image,
                resources,
                securityContext: RESTRICTED.container,
                ports: [{ containerPort: 6379 }],
              },
            ],
          },
        },
      },
    },
  };
}

function servicesOf(object: OperatedObject): Child[] {
  const { name } = object.metadata;
  const service = (suffix: string, more: object = {}): Child => ({
    kind: 'services',
    name: `${name}${suffix}`,
    labels: labelsOf(object),
    revision: '',
    change: 'patch',
    content: { spec: { selector: appOf(object), ports: PORTS, ...more } },
  });
  return [service(''), service('-headless', { clusterIP: 'None' }), service('-master'), service('-replica')];
}
