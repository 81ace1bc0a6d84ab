import { resourceOf, verdict } from '@zhengyun/harness/verdict.ts';
import { describe, expect, it } from 'vitest';
import { changeAt } from '../testing/change-at.ts';
import { GOOD_CLAIM, GOOD_SERVICE } from '../testing/good-objects.ts';
import { unifiedId } from './unified-id.ts';

const judged = (content: object) => verdict(unifiedId, resourceOf('core/v1:PersistentVolumeClaim', { ...content }));

describe('unified id', () => {
  it('has nothing against a good object', async () => {
    expect(await judged(GOOD_CLAIM)).toEqual([]);
  });

  it.each([
    ['a disk of no resource', 'metadata.labels', {}, '没有资源统一标识'],
    [
      'a number that is none',
      'metadata.labels',
      { 'zhengyun.cn/resource': 'my-disk' },
      '资源统一标识“my-disk”不是资源编号',
    ],
  ])('refuses %s', async (_, path, value, message) => {
    expect(await judged(changeAt(GOOD_CLAIM, path, value))).toEqual([expect.stringContaining(message)]);
  });

  it('asks nothing of what isn’t charged', async () => {
    expect(await verdict(unifiedId, resourceOf('core/v1:Service', GOOD_SERVICE))).toEqual([]);
  });
});

it('takes a volume that was there before the platform, which no order made', async () => {
  const volume = resourceOf('core/v1:PersistentVolumeClaim', changeAt(GOOD_CLAIM, 'metadata.labels', {}));
  expect(await verdict(unifiedId, { ...volume, protect: true })).toEqual([]);
});
