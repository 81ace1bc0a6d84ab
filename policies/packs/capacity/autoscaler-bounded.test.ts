import { resourceOf, verdict } from '@zhengyun/harness/verdict.ts';
import { describe, expect, it } from 'vitest';
import { changeAt } from '../testing/change-at.ts';
import { GOOD_AUTOSCALER } from '../testing/good-objects.ts';
import { autoscalerBounded } from './autoscaler-bounded.ts';

const judged = (content: object) =>
  verdict(autoscalerBounded, resourceOf('autoscaling/v2:HorizontalPodAutoscaler', { ...content }));

describe('autoscaler bounded', () => {
  it('has nothing against a good object', async () => {
    expect(await judged(GOOD_AUTOSCALER)).toEqual([]);
  });

  it.each([
    ['no upper bound', 'spec.maxReplicas', undefined, '没有上限，或上限低于下限'],
    ['one above all others', 'spec.maxReplicas', 1000, '上限 1000 超过 100'],
    ['one below the lower', 'spec.maxReplicas', 1, '没有上限，或上限低于下限'],
    ['none left at night', 'spec.minReplicas', 0, '下限为 0'],
  ])('refuses %s', async (_, path, value, message) => {
    expect(await judged(changeAt(GOOD_AUTOSCALER, path, value))).toEqual([expect.stringContaining(message)]);
  });
});
