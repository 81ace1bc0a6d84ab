import { objectPolicy } from '../define-policy.ts';
import type { Path } from '../finding.ts';
import { listOf, recordOf, textOf } from '../manifest/reading.ts';

/** Where kinds name an object of another namespace to copy from, route to, or take credentials from. */
const REFERENCES: readonly Path[] = [
  ['spec', 'dataSourceRef'],
  ['spec', 'source', 'pvc'],
  ['spec', 'source', 'snapshot'],
  ['spec', 'sourceRef'],
  ['spec', 'claimRef'],
  ['spec', 'pvc', 'dataSourceRef'],
];

/** A claim, snapshot or route takes nothing out of another tenancy: not its disks, not its services. */
export const noForeignSource = objectPolicy(
  {
    name: 'no-foreign-source',
    description: '不得引用其他租户命名空间的数据或服务',
    english: 'No data or service of another tenancy is referred to',
    controls: ['8.2.3.1', '8.2.4.2'],
    severity: 'critical',
    level: 'mandatory',
    remedy: '请去掉跨命名空间的引用，跨租户共享须走数据共享流程',
  },
  (object) => {
    if (object.namespace === null) return [];
    const routed = listOf(recordOf(object.content.spec).rules).flatMap((rule, index) =>
      listOf(recordOf(rule).backendRefs).map((_, at): Path => ['spec', 'rules', index, 'backendRefs', at]),
    );
    const templates = listOf(recordOf(object.content.spec).dataVolumeTemplates).flatMap((_, index): Path[] => [
      ['spec', 'dataVolumeTemplates', index, 'spec', 'source', 'pvc'],
    ]);
    return [...REFERENCES, ...routed, ...templates].flatMap((path) => {
      const there = textOf(recordOf(valueAt(object.content, path)).namespace);
      return there === '' || there === object.namespace
        ? []
        : [{ text: `引用了命名空间 ${there} 的对象`, path: [...path, 'namespace'] }];
    });
  },
);

function valueAt(content: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (part, key) => (typeof key === 'number' ? listOf(part)[key] : recordOf(part)[key]),
    content,
  );
}
