import { objectPolicy } from '../define-policy.ts';
import type { Manifest } from '../manifest/manifest.ts';
import { cloudOf, isTenancyObject, OWNERSHIP, zoneOf } from '../manifest/platform.ts';
import { textOf } from '../manifest/reading.ts';

const NODE_SELECTOR = 'scheduler.alpha.kubernetes.io/node-selector';

/** A tenancy's namespace says its zone, and holds its pods on that zone's nodes whatever they ask for. */
export const pinnedNamespace = objectPolicy(
  {
    name: 'pinned-namespace',
    description: '租户命名空间必须限定在一个云的一个网络分区',
    english: 'The namespace of a tenancy is pinned to one zone of one cloud',
    controls: ['F22', '8.1.2.1'],
    severity: 'high',
    level: 'mandatory',
    remedy: '请加上标签 zhengyun.cn/zone 与注解 scheduler.alpha.kubernetes.io/node-selector，两者写同一个云和分区',
  },
  (object) => {
    if (object.kind !== 'Namespace' || !isTenancyObject(object)) return [];
    const zone = zoneOf(object);
    if (object.isPatch) return unpinnedBy(object);
    const selector = textOf(object.annotations[NODE_SELECTOR]).split(',');
    const wanted = [`${OWNERSHIP.cloud}=${cloudOf(object)}`, `${OWNERSHIP.zone}=${zone}`];
    const missing = wanted.filter((one) => !selector.includes(one));
    return [
      ...(zone === '' ? [{ text: '没有写明网络分区', path: ['metadata', 'labels'] }] : []),
      ...(zone !== '' && missing.length > 0
        ? [{ text: `没有限定在 ${missing.join('、')} 的节点上`, path: ['metadata', 'annotations'] }]
        : []),
    ];
  },
);

/** A patch may leave label and selector as they are; one that names either names a zone with it. */
function unpinnedBy(object: Manifest) {
  const zone = object.labels[OWNERSHIP.zone];
  const selector = object.annotations[NODE_SELECTOR];
  const pinned = textOf(selector).split(',');
  const keys = [OWNERSHIP.cloud, OWNERSHIP.zone].filter(
    (key) => !pinned.some((one) => one.startsWith(`${key}=`) && one.length > key.length + 1),
  );
  return [
    ...(zone !== undefined && textOf(zone) === '' ? [{ text: '没有写明网络分区', path: ['metadata', 'labels'] }] : []),
    ...(selector !== undefined && keys.length > 0
      ? [{ text: `没有限定 ${keys.join('、')}`, path: ['metadata', 'annotations'] }]
      : []),
  ];
}
