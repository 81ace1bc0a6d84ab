import { objectPolicy } from '../define-policy.ts';
import { openDoorsOf } from '../manifest/network-rules.ts';
import { isTenancyObject } from '../manifest/platform.ts';
import { isInPublicZone, PUBLIC_ZONES } from '../manifest/public-zones.ts';

/** Who may come in is named; only a zone that faces the Internet lets everybody come. */
export const noOpenIngress = objectPolicy(
  {
    name: 'no-open-ingress',
    description: '网络策略不得向任意来源开放',
    english: 'A network policy does not open to every source',
    controls: ['8.1.3.1', '8.1.3.2'],
    severity: 'high',
    level: 'mandatory',
    remedy: '请写明允许的来源网段或命名空间；面向互联网的服务须部署在互联网区',
    settings: PUBLIC_ZONES,
  },
  (object, settings) =>
    isTenancyObject(object) && !isInPublicZone(object, settings)
      ? openDoorsOf(object, 'ingress').map(({ address, path }) => ({ text: `向 ${address} 开放`, path }))
      : [],
);
