import { stackPolicy } from '../define-policy.ts';
import type { Path } from '../finding.ts';
import type { Manifest } from '../manifest/manifest.ts';
import { isTenancyObject, OWNERSHIP, zoneOf } from '../manifest/platform.ts';
import { runsOf } from '../manifest/pod-template.ts';
import { recordOf, textOf } from '../manifest/reading.ts';

/** A zone an object says it is in, or that its workload is to run in. */
interface ZoneClaim {
  readonly object: Manifest;
  readonly zone: string;
  readonly path: Path;
}

/**
 * A tenancy lies in one zone, its namespace's, and whether it may face the Internet follows from that: so no object in it, and no
 * workload, names another. Which one that is the console knows, whatever the stack says; where nobody told, the stack's namespace does,
 * and in a stack that doesn't hold it the objects are held to each other.
 */
export const ownZone = stackPolicy(
  {
    name: 'own-zone',
    description: '对象写明的网络分区必须是其命名空间所在的分区',
    english: 'The zone an object names is that of its namespace',
    controls: ['F22', '8.1.3.1'],
    severity: 'critical',
    level: 'mandatory',
    remedy: '请把标签与 nodeSelector 中的 zhengyun.cn/zone 改为该命名空间的分区；换分区须另行申请',
    settings: {
      zones: {
        type: 'object',
        additionalProperties: { type: 'string' },
        description: 'Zone of each namespace as it was ordered, e.g. {"guangzhou-zk-000012": "extranet"}',
        default: {},
      },
    },
  },
  (objects, settings) => {
    const claims = objects.filter(isTenancyObject).flatMap(claimsOf);
    const homes = homesOf(claims, recordOf(settings.zones));
    return claims.flatMap(({ object, zone, path }) => {
      const home = homes.get(namespaceOf(object));
      if (home === undefined || home === zone) return [];
      return [{ object, objection: { text: `写明分区 ${zone}，而其命名空间在分区 ${home}`, path } }];
    });
  },
);

const namespaceOf = (object: Manifest) => (object.kind === 'Namespace' ? object.name : (object.namespace ?? ''));

function claimsOf(object: Manifest): readonly ZoneClaim[] {
  const selected = runsOf(object).map(({ spec, path }) => ({
    object,
    zone: textOf(recordOf(spec.nodeSelector)[OWNERSHIP.zone]),
    path: [...path, 'nodeSelector', OWNERSHIP.zone],
  }));
  const labelled = { object, zone: zoneOf(object), path: ['metadata', 'labels', OWNERSHIP.zone] };
  return [labelled, ...selected].filter(({ zone }) => zone !== '');
}

/** The zone of each namespace: the one told, else what the namespace says, which no patch changes, or else what its first object says. */
function homesOf(claims: readonly ZoneClaim[], zones: Readonly<Record<string, unknown>>): ReadonlyMap<string, string> {
  const homes = new Map(Object.entries(zones).map(([namespace, zone]) => [namespace, textOf(zone)] as const));
  const told = claims.filter(({ object }) => object.kind === 'Namespace' && !object.isPatch);
  for (const { object, zone } of [...told, ...claims]) {
    const namespace = namespaceOf(object);
    if (!homes.has(namespace)) homes.set(namespace, zone);
  }
  return homes;
}
