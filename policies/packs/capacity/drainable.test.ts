import { resourceOf, verdict } from '@zhengyun/harness/verdict.ts';
import { describe, expect, it } from 'vitest';
import { changeAt } from '../testing/change-at.ts';
import { GOOD_BUDGET } from '../testing/good-objects.ts';
import { drainable } from './drainable.ts';

const judged = (content: object) => verdict(drainable, resourceOf('policy/v1:PodDisruptionBudget', { ...content }));

describe('drainable', () => {
  it('has nothing against a good object', async () => {
    expect(await judged(GOOD_BUDGET)).toEqual([]);
  });

  it.each([
    ['no eviction at all', 'spec.maxUnavailable', 0, 'maxUnavailable 为 0'],
    ['all of them always there', 'spec', { minAvailable: '100%' }, 'minAvailable 为 100%'],
  ])('refuses %s', async (_, path, value, message) => {
    expect(await judged(changeAt(GOOD_BUDGET, path, value))).toEqual([expect.stringContaining(message)]);
  });
});
