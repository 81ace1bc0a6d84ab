import { resourceOf, verdict } from '@zhengyun/harness/verdict.ts';
import { describe, expect, it } from 'vitest';
import { changeAt } from '../testing/change-at.ts';
import { GOOD_PRIORITY } from '../testing/good-objects.ts';
import { noPreemption } from './no-preemption.ts';

const judged = (content: object) =>
  verdict(noPreemption, resourceOf('scheduling.k8s.io/v1:PriorityClass', { ...content }));

describe('no preemption', () => {
  it('has nothing against a good object', async () => {
    expect(await judged(GOOD_PRIORITY)).toEqual([]);
  });

  it.each([
    ['a class that throws others out', 'preemptionPolicy', undefined, '会抢占其他工作负载'],
    ['everybody’s default', 'globalDefault', true, '是全局默认优先级'],
  ])('refuses %s', async (_, path, value, message) => {
    expect(await judged(changeAt(GOOD_PRIORITY, path, value))).toEqual([expect.stringContaining(message)]);
  });
});
