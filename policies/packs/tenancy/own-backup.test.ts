import { resourceOf, verdict } from '@zhengyun/harness/verdict.ts';
import { describe, expect, it } from 'vitest';
import { changeAt } from '../testing/change-at.ts';
import { GOOD_SCHEDULE } from '../testing/good-objects.ts';
import { ownBackup } from './own-backup.ts';

const judged = (content: object) => verdict(ownBackup, resourceOf('velero.io/v1:Schedule', { ...content }));

describe('own backup', () => {
  it('has nothing against a good object', async () => {
    expect(await judged(GOOD_SCHEDULE)).toEqual([]);
  });

  it.each([
    ['a backup of everything', 'spec.template.includedNamespaces', undefined, '备份范围为 全部命名空间'],
    ['a backup of all that match', 'spec.template.includedNamespaces', ['*'], '备份范围为 *'],
    ['a backup of two tenancies', 'spec.template.includedNamespaces', ['a', 'b'], '备份范围为 a、b'],
    ['cluster-wide objects', 'spec.template.includeClusterResources', true, '备份了集群级对象'],
  ])('refuses %s', async (_, path, value, message) => {
    expect(await judged(changeAt(GOOD_SCHEDULE, path, value))).toEqual([expect.stringContaining(message)]);
  });

  it('refuses a restore into another namespace', async () => {
    const restore = { metadata: GOOD_SCHEDULE.metadata, spec: { namespaceMapping: { a: 'b' } } };
    expect(await verdict(ownBackup, resourceOf('velero.io/v1:Restore', restore))).toEqual([
      expect.stringContaining('把 a 恢复到 b'),
    ]);
  });
});
