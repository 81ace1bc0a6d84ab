import { gibibytes, wholeNumber } from '../manifest/quantity.ts';
import type { CachePlan } from './plan.ts';

/** What a member may fill of its memory; the rest is for its copies' buffers and its own work. */
const USABLE_PERCENT = 75;

/** The `RedisReplication` of one cache, within Pod Security restricted. Requests equal limits, as sold; members keep to different nodes where there are enough. */
export function replication(plan: CachePlan) {
  const size = { cpu: wholeNumber(plan.vcpu), memory: gibibytes(plan.memoryGb) };
  return {
    apiVersion: 'redis.redis.opstreelabs.in/v1beta2',
    kind: 'RedisReplication',
    metadata: { name: plan.resource, namespace: plan.namespace, labels: { ...plan.labels } },
    spec: {
      clusterSize: plan.members,
      kubernetesConfig: {
        image: plan.image,
        imagePullPolicy: 'IfNotPresent',
        resources: { requests: { ...size }, limits: { ...size } },
      },
      redisConfig: { maxMemoryPercentOfLimit: USABLE_PERCENT, dynamicConfig: ['maxmemory-policy allkeys-lru'] },
      podSecurityContext: {
        runAsNonRoot: true,
        runAsUser: 1000,
        fsGroup: 1000,
        seccompProfile: { type: 'RuntimeDefault' },
      },
      securityContext: {
        runAsNonRoot: true,
        runAsUser: 1000,
        allowPrivilegeEscalation: false,
        capabilities: { drop: ['ALL'] },
      },
      priorityClassName: plan.priorityClass,
      nodeSelector: { ...plan.placement.nodeSelector },
      tolerations: plan.placement.tolerations.map((toleration) => ({ ...toleration })),
      affinity: {
        podAntiAffinity: {
          preferredDuringSchedulingIgnoredDuringExecution: [
            {
              weight: 100,
              podAffinityTerm: {
                labelSelector: { matchLabels: { ...plan.access.pods } },
                topologyKey: 'kubernetes.io/hostname',
              },
            },
          ],
        },
      },
    },
  };
}
