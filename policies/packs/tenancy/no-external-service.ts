import { objectPolicy } from '../define-policy.ts';
import { OWNERSHIP } from '../manifest/platform.ts';
import { recordOf, textOf, textsOf } from '../manifest/reading.ts';

/**
 * Traffic enters a tenancy through what was ordered for it, never through a port or address a workload opens itself. A
 * load balancer that was ordered carries its resource's printed number.
 */
export const noExternalService = objectPolicy(
  {
    name: 'no-external-service',
    description: '租户服务不得直接对外暴露',
    english: 'A tenant service is not exposed by itself',
    controls: ['8.1.3.1'],
    severity: 'high',
    level: 'mandatory',
    remedy: '请改用 ClusterIP，并通过服务目录申请互联网带宽或负载均衡',
  },
  (object) => {
    if (object.kind !== 'Service') return [];
    const spec = recordOf(object.content.spec);
    const type = textOf(spec.type);
    const addresses = textsOf(spec.externalIPs);
    const ordered = type === 'LoadBalancer' && textOf(object.labels[OWNERSHIP.resource]) !== '';
    return [
      ...((type === 'LoadBalancer' && !ordered) || type === 'NodePort'
        ? [{ text: `服务类型为 ${type}`, path: ['spec', 'type'] }]
        : []),
      ...(addresses.length > 0
        ? [{ text: `占用外部地址 ${addresses.join('、')}`, path: ['spec', 'externalIPs'] }]
        : []),
    ];
  },
);
