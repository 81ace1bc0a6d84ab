import { objectPolicy } from '../define-policy.ts';
import { recordOf, textOf, textsOf } from '../manifest/reading.ts';

/** Traffic enters a tenancy through the cloud's own boundary, never through a port or address a workload opens itself. */
export const noExternalService = objectPolicy(
  {
    name: 'no-external-service',
    description: '租户服务不得直接对外暴露',
    controls: [{ standard: 'GB/T 22239-2019', clause: '8.1.3.1', title: '边界防护' }],
    severity: 'high',
    level: 'mandatory',
    remedy: '请改用 ClusterIP，并通过服务目录申请互联网带宽或负载均衡',
  },
  (object) => {
    if (object.kind !== 'Service') return [];
    const spec = recordOf(object.content.spec);
    const type = textOf(spec.type);
    const addresses = textsOf(spec.externalIPs);
    return [
      ...(type === 'LoadBalancer' || type === 'NodePort' ? [`服务类型为 ${type}`] : []),
      ...(addresses.length > 0 ? [`占用外部地址 ${addresses.join('、')}`] : []),
    ];
  },
);
