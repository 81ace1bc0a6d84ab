import { objectPolicy } from '../define-policy.ts';
import type { Path } from '../finding.ts';
import type { Manifest } from '../manifest/manifest.ts';
import { isInPublicZone, PUBLIC_ZONES } from '../manifest/public-zones.ts';
import { recordOf, textOf } from '../manifest/reading.ts';

/** The field that gives an object an address of its own towards the outside; null where it has none. */
function entranceOf(object: Manifest): Path | null {
  if (object.kind === 'Service' && recordOf(object.content.spec).type === 'LoadBalancer') return ['spec', 'type'];
  if (object.kind === 'Gateway' && object.group === 'gateway.networking.k8s.io') return ['spec', 'gatewayClassName'];
  return null;
}

const SCOPE = 'zhengyun.cn/address-scope';

/**
 * What the cloud's controller takes an address by: the label of the service it is for. A gateway's service bears the labels that the
 * gateway gives its infrastructure; its own label moves nothing, and no annotation does.
 */
function scopeOf(object: Manifest): string {
  const { infrastructure } = recordOf(object.content.spec);
  return textOf((object.kind === 'Gateway' ? recordOf(recordOf(infrastructure).labels) : object.labels)[SCOPE]);
}

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
    remedy:
      '请把系统部署到允许公网地址的分区，或用标签 zhengyun.cn/address-scope: internal 改为内网负载均衡（Gateway 写在 spec.infrastructure.labels）',
    settings: PUBLIC_ZONES,
  },
  (object, settings) => {
    const place = entranceOf(object);
    if (place === null) return [];
    return scopeOf(object) === 'internal' || isInPublicZone(object, settings)
      ? []
      : [{ text: '在不允许公网地址的分区使用了公网负载均衡', path: place }];
  },
);
