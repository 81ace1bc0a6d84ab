import { objectPolicy } from '../define-policy.ts';
import { recordOf, textOf, textsOf } from '../manifest/reading.ts';

const WHERE: Readonly<Record<string, readonly string[]>> = { Schedule: ['spec', 'template'], Backup: ['spec'] };

/**
 * Backups run with rights over the whole cluster: one that names no namespace carries all tenants' data, and a restore
 * writes where it is told. Each names the one namespace it is for.
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
    if (object.kind === 'Restore') return mappingsOf(recordOf(object.content.spec));
    const path = WHERE[object.kind];
    if (path === undefined) return [];
    const backup = path.reduce<Readonly<Record<string, unknown>>>((part, key) => recordOf(part[key]), object.content);
    const included = textsOf(backup.includedNamespaces);
    const single = included.length === 1 && !included.some((name) => name.includes('*'));
    return [
      ...(single
        ? []
        : [{ text: `备份范围为 ${included.join('、') || '全部命名空间'}`, path: [...path, 'includedNamespaces'] }]),
      ...(backup.includeClusterResources === true
        ? [{ text: '备份了集群级对象', path: [...path, 'includeClusterResources'] }]
        : []),
    ];
  },
);

function mappingsOf(spec: Readonly<Record<string, unknown>>) {
  return Object.entries(recordOf(spec.namespaceMapping))
    .filter(([from, to]) => from !== textOf(to))
    .map(([from, to]) => ({ text: `把 ${from} 恢复到 ${textOf(to)}`, path: ['spec', 'namespaceMapping', from] }));
}
