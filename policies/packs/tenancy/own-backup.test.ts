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

  it.each([
    ['another tenancy’s namespace', 'guangzhou-zk-000099'],
    ['one of the same number in another cloud', 'shenzhen-zk-000012'],
    ['the platform’s own', 'zy-guangzhou-system'],
  ])('refuses a tenancy’s backup of %s', async (_, name) => {
    expect(await judged(changeAt(GOOD_SCHEDULE, 'spec.template.includedNamespaces', [name]))).toEqual([
      expect.stringContaining(`涉及命名空间 ${name}，而对象的租户标签为“zk-000012”`),
    ]);
  });

  it('knows a tenancy’s namespace by a long cloud’s name cut short', async () => {
    const labels = { 'zhengyun.cn/cloud': 'market-supervision-and-more', 'zhengyun.cn/tenancy': 'zk-000012' };
    const metadata = { ...GOOD_SCHEDULE.metadata, labels };
    const template = (name: string) => ({ metadata, spec: { template: { includedNamespaces: [name] } } });
    expect(await judged(template('market-supervision-and-zk-000012'))).toEqual([]);
    expect(await judged(template('market-zk-000012'))).toHaveLength(1);
  });

  it('lets the platform back up its own namespace and no tenancy’s', async () => {
    const metadata = { ...GOOD_SCHEDULE.metadata, labels: { 'zhengyun.cn/cloud': 'guangzhou' } };
    const template = (name: string) => ({ metadata, spec: { template: { includedNamespaces: [name] } } });
    expect(await judged(template('zy-guangzhou-system'))).toEqual([]);
    expect(await judged(template('guangzhou-zk-000012'))).toHaveLength(1);
  });

  it('refuses a restore of another tenancy’s', async () => {
    const restore = { metadata: GOOD_SCHEDULE.metadata, spec: { includedNamespaces: ['guangzhou-zk-000099'] } };
    expect(await verdict(ownBackup, resourceOf('velero.io/v1:Restore', restore))).toEqual([
      expect.stringContaining('涉及命名空间 guangzhou-zk-000099'),
    ]);
  });

  it('refuses a restore into another namespace', async () => {
    const restore = { metadata: GOOD_SCHEDULE.metadata, spec: { namespaceMapping: { a: 'b' } } };
    expect(await verdict(ownBackup, resourceOf('velero.io/v1:Restore', restore))).toEqual([
      expect.stringContaining('把 a 恢复到 b'),
    ]);
  });
});
