import { resourceOf, verdict } from '@zhengyun/harness/verdict.ts';
import { describe, expect, it } from 'vitest';
import { changeAt } from '../testing/change-at.ts';
import { GOOD_LIMITS } from '../testing/good-objects.ts';
import { limitRangeComplete } from './limit-range-complete.ts';

const judged = (content: object) => verdict(limitRangeComplete, resourceOf('core/v1:LimitRange', { ...content }));

describe('limit range complete', () => {
  it('has nothing against a good object', async () => {
    expect(await judged(GOOD_LIMITS)).toEqual([]);
  });

  it.each([
    ['no default of a container', 'spec.limits.0.default', undefined, '没有容器的默认申请量'],
    ['no largest claim', 'spec.limits.1.max', undefined, '没有存储申请的上限'],
  ])('refuses %s', async (_, path, value, message) => {
    expect(await judged(changeAt(GOOD_LIMITS, path, value))).toEqual([expect.stringContaining(message)]);
  });
});
