import { resourceOf, verdict } from '@zhengyun/harness/verdict.ts';
import { describe, expect, it } from 'vitest';
import { changeAt } from '../testing/change-at.ts';
import { GOOD_CLAIM } from '../testing/good-objects.ts';
import { volumeBounds } from './volume-bounds.ts';

const judged = (content: object) => verdict(volumeBounds, resourceOf('core/v1:PersistentVolumeClaim', { ...content }));

describe('volume bounds', () => {
  it('has nothing against a good object', async () => {
    expect(await judged(GOOD_CLAIM)).toEqual([]);
  });

  it.each([
    ['a disk larger than any', 'spec.resources.requests.storage', '65Ti', '容量 65Ti 超出 1Gi 至 65536Gi'],
    ['a disk smaller than any', 'spec.resources.requests.storage', '100Mi', '容量 100Mi 超出'],
    ['no size', 'spec.resources', undefined, '没有写明容量'],
    ['a size that is none', 'spec.resources.requests.storage', 'much', '没有写明容量'],
  ])('refuses %s', async (_, path, value, message) => {
    expect(await judged(changeAt(GOOD_CLAIM, path, value))).toEqual([expect.stringContaining(message)]);
  });
});

it('takes a volume that was there before the platform as it is', async () => {
  const volume = resourceOf(
    'core/v1:PersistentVolumeClaim',
    changeAt(GOOD_CLAIM, 'spec.resources.requests.storage', '100Mi'),
  );
  expect(await verdict(volumeBounds, { ...volume, protect: true })).toEqual([]);
});
