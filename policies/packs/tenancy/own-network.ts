import { objectPolicy } from '../define-policy.ts';
import type { Path } from '../finding.ts';
import type { Manifest } from '../manifest/manifest.ts';
import { isTenancyObject } from '../manifest/platform.ts';
import { listOf, recordOf, textOf, textsOf } from '../manifest/reading.ts';

const NAME_LABEL = 'kubernetes.io/metadata.name';

/** A tenancy's network policies open to its own namespace and to services of the platform, never to another tenancy. */
export const ownNetwork = objectPolicy(
  {
    name: 'own-network',
    description: '网络策略不得放通其他租户的命名空间',
    english: 'A network policy does not open to the namespace of another tenancy',
    controls: ['8.2.2.1', '8.2.3.1'],
    severity: 'critical',
    level: 'mandatory',
    remedy:
      '请用 networking.k8s.io 的 NetworkPolicy，以 kubernetes.io/metadata.name 写明平台服务所在的命名空间，跨租户互通须走数据共享流程',
    settings: {
      namespaces: {
        type: 'array',
        items: { type: 'string' },
        description: 'Namespaces of the platform a tenancy may open to: name service, operators, ingress, monitoring',
        default: [
          'kube-system',
          'cnpg-system',
          'redis-operator',
          'rook-ceph',
          'velero',
          'kubevirt',
          'ingress-nginx',
          'monitoring',
        ],
      },
    },
  },
  (object, settings) => {
    if (!isTenancyObject(object)) return [];
    if (isForeignPolicy(object)) {
      return [{ text: `使用了 ${object.group} 的 ${object.kind}，其放通范围无法判定`, path: [] }];
    }
    if (object.kind !== 'NetworkPolicy') return [];
    const open = [...textsOf(settings.namespaces), object.namespace ?? ''];
    return peersOf(object).flatMap(({ peer, path }) => {
      const selector = recordOf(peer).namespaceSelector;
      if (selector === undefined || selector === null) return [];
      const names = namesSelected(recordOf(selector));
      const strangers = names?.filter((name) => !open.includes(name));
      if (strangers?.length === 0) return [];
      const text = strangers === undefined ? '放通了不确定的命名空间' : `放通了命名空间 ${strangers.join('、')}`;
      return [{ text, path: [...path, 'namespaceSelector'] }];
    });
  },
);

/**
 * Whether the object opens networks in a form of a network's own maker. These open by entities, identities and services that no
 * policy here can tell from a neighbour's, so a tenancy has none.
 */
function isForeignPolicy({ group, kind }: Manifest): boolean {
  return (
    /(^|\.)(cilium\.io|projectcalico\.org|antrea\.io|policy\.networking\.k8s\.io)$/.test(group) && /Policy$/.test(kind)
  );
}

function peersOf(object: Manifest): readonly { readonly peer: unknown; readonly path: Path }[] {
  const spec = recordOf(object.content.spec);
  return [
    ['ingress', 'from'],
    ['egress', 'to'],
  ].flatMap(([way = '', side = '']) =>
    listOf(spec[way]).flatMap((rule, index) =>
      listOf(recordOf(rule)[side]).map((peer, at) => ({ peer, path: ['spec', way, index, side, at] })),
    ),
  );
}

/** The namespaces a selector can mean, by the label every namespace bears; null when it doesn't name any. */
function namesSelected(selector: Readonly<Record<string, unknown>>): readonly string[] | null {
  const label = textOf(recordOf(selector.matchLabels)[NAME_LABEL]);
  if (label !== '') return [label];
  const named = listOf(selector.matchExpressions)
    .map(recordOf)
    .find(({ key, operator }) => key === NAME_LABEL && operator === 'In');
  return named === undefined ? null : textsOf(named.values);
}
