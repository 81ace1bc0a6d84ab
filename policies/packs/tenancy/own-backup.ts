import { objectPolicy } from '../define-policy.ts';
import type { Path } from '../finding.ts';
import type { Manifest } from '../manifest/manifest.ts';
import { cloudOf, isPlatformNamespace, OWNERSHIP } from '../manifest/platform.ts';
import { recordOf, textOf, textsOf } from '../manifest/reading.ts';

const WHERE: Readonly<Record<string, readonly string[]>> = { Schedule: ['spec', 'template'], Backup: ['spec'] };

/** A namespace's name carries at least so much of a cloud's slug that is too long for it. */
const SHORTEST_CUT = 16;

/**
 * Backups run with rights over the whole cluster: one that names no namespace carries all tenants' data, and a restore
 * writes where it is told. Each names the one namespace it is for, and that is its owner's: a tenancy's copy of another's data would be
 * handed over with its own. A namespace that was taken over under a name of its own is backed up under an exemption.
 */
export const ownBackup = objectPolicy(
  {
    name: 'own-backup',
    description: '备份与恢复只能针对一个租户的命名空间',
    english: 'A backup or restore is for the namespace of one tenancy',
    controls: ['8.1.4.9', '8.2.4.2'],
    severity: 'critical',
    level: 'mandatory',
    remedy: '请在 includedNamespaces 中只写本租户的命名空间，且不备份集群级对象',
  },
  (object) => {
    if (object.group !== 'velero.io') return [];
    const spec = recordOf(object.content.spec);
    if (object.kind === 'Restore')
      return [...mappingsOf(spec), ...strangersIn(object, textsOf(spec.includedNamespaces), ['spec'])];
    const path = WHERE[object.kind];
    if (path === undefined) return [];
    const backup = path.reduce<Readonly<Record<string, unknown>>>((part, key) => recordOf(part[key]), object.content);
    const included = textsOf(backup.includedNamespaces);
    const single = included.length === 1 && !included.some((name) => name.includes('*'));
    return [
      ...(single
        ? strangersIn(object, included, path)
        : [{ text: `备份范围为 ${included.join('、') || '全部命名空间'}`, path: [...path, 'includedNamespaces'] }]),
      ...(backup.includeClusterResources === true
        ? [{ text: '备份了集群级对象', path: [...path, 'includeClusterResources'] }]
        : []),
    ];
  },
);

/** Namespaces that are not the owner's: of a tenancy's object any but its own, of the platform's any tenancy's. */
function strangersIn(object: Manifest, names: readonly string[], path: Path) {
  const tenancy = textOf(object.labels[OWNERSHIP.tenancy]);
  const isOwn = (name: string) =>
    tenancy === '' ? isPlatformNamespace(name) : isNamespaceOf({ cloud: cloudOf(object), tenancy }, name);
  const strangers = names.filter((name) => !isOwn(name));
  if (strangers.length === 0) return [];
  const text = `涉及命名空间 ${strangers.join('、')}，而对象的租户标签为“${tenancy}”`;
  return [{ text, path: [...path, 'includedNamespaces'] }];
}

/** A tenancy's namespace bears its cloud's slug, of which a long one is cut, and its number. */
function isNamespaceOf(
  { cloud, tenancy }: { readonly cloud: string; readonly tenancy: string },
  name: string,
): boolean {
  const ending = `-${tenancy}`;
  const slug = name.slice(0, -ending.length);
  return name.endsWith(ending) && (slug === cloud || (slug.length >= SHORTEST_CUT && cloud.startsWith(slug)));
}

function mappingsOf(spec: Readonly<Record<string, unknown>>) {
  return Object.entries(recordOf(spec.namespaceMapping))
    .filter(([from, to]) => from !== textOf(to))
    .map(([from, to]) => ({ text: `把 ${from} 恢复到 ${textOf(to)}`, path: ['spec', 'namespaceMapping', from] }));
}
