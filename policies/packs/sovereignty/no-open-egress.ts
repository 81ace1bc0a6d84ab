import { objectPolicy } from '../define-policy.ts';
import { openDoorsOf } from '../manifest/network-rules.ts';
import { isTenancyObject } from '../manifest/platform.ts';
import { isInPublicZone, PUBLIC_ZONES } from '../manifest/public-zones.ts';

/** Data leaves a tenancy to addresses that are named; only a zone that faces the Internet may reach all of it. */
export const noOpenEgress = objectPolicy(
  {
    name: 'no-open-egress',
    description: '网络策略不得放通到任意外部地址',
    english: 'A network policy does not open to every external address',
    controls: ['8.1.3.1', '8.1.3.2', '8.2.4.5'],
    severity: 'high',
    level: 'mandatory',
    remedy: '请写明要访问的网段与端口；互联网访问须在互联网区申请带宽',
    settings: PUBLIC_ZONES,
  },
  (object, settings) =>
    isTenancyObject(object) && !isInPublicZone(object, settings)
      ? openDoorsOf(object, 'egress').map(({ address, path }) => ({ text: `放通到 ${address}`, path }))
      : [],
);
