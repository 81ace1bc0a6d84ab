import { objectPolicy } from '../define-policy.ts';
import { isInPublicZone, PUBLIC_ZONES } from '../manifest/public-zones.ts';
import { recordOf, textOf } from '../manifest/reading.ts';

const SCOPE = 'zhengyun.cn/address-scope';

/**
 * A public address stands only in a zone that allows one. A load balancer is public unless it says that its addresses are
 * internal.
 */
export const publicAddressZone = objectPolicy(
  {
    name: 'public-address-zone',
    description: '只有允许公网地址的网络分区才能使用公网负载均衡',
    english: 'A public load balancer stands only in a zone that allows public addresses',
    controls: ['F22', '8.1.3.1'],
    severity: 'critical',
    level: 'mandatory',
    remedy: '请把系统部署到允许公网地址的分区，或用 zhengyun.cn/address-scope: internal 改为内网负载均衡',
    settings: PUBLIC_ZONES,
  },
  (object, settings) => {
    if (object.kind !== 'Service' || recordOf(object.content.spec).type !== 'LoadBalancer') return [];
    const scope = textOf(object.labels[SCOPE]) || textOf(object.annotations[SCOPE]);
    return scope === 'internal' || isInPublicZone(object, settings)
      ? []
      : [{ text: '在不允许公网地址的分区使用了公网负载均衡', path: ['spec', 'type'] }];
  },
);
