import { resourceOf, verdict } from '@zhengyun/harness/verdict.ts';
import { describe, expect, it } from 'vitest';
import { changeAt } from '../testing/change-at.ts';
import { GOOD_NAMESPACE } from '../testing/good-objects.ts';
import { pinnedNamespace } from './pinned-namespace.ts';

const judged = (content: object) => verdict(pinnedNamespace, resourceOf('core/v1:Namespace', { ...content }));

describe('pinned namespace', () => {
  it('has nothing against a good object', async () => {
    expect(await judged(GOOD_NAMESPACE)).toEqual([]);
  });

  it.each([
    ['a namespace in no zone', 'metadata.labels', { 'zhengyun.cn/cloud': 'guangzhou' }, '没有写明网络分区'],
    [
      'one whose pods could go anywhere',
      'metadata.annotations',
      undefined,
      '没有限定在 zhengyun.cn/cloud=guangzhou、zhengyun.cn/zone=extranet 的节点上',
    ],
    [
      'one pinned to another zone',
      'metadata.annotations',
      { 'scheduler.alpha.kubernetes.io/node-selector': 'zhengyun.cn/cloud=guangzhou,zhengyun.cn/zone=internet' },
      '没有限定在 zhengyun.cn/zone=extranet 的节点上',
    ],
  ])('refuses %s', async (_, path, value, message) => {
    expect(await judged(changeAt(GOOD_NAMESPACE, path, value))).toEqual([expect.stringContaining(message)]);
  });
});
