import { resourceOf, verdict } from '@zhengyun/harness/verdict.ts';
import { describe, expect, it } from 'vitest';
import { changeAt } from '../testing/change-at.ts';
import { GOOD_HOST } from '../testing/good-objects.ts';
import { noSystemPriority } from './no-system-priority.ts';

const judged = (content: object) =>
  verdict(noSystemPriority, resourceOf('kubevirt.io/v1:VirtualMachine', { ...content }));

describe('no system priority', () => {
  it('has nothing against a good object', async () => {
    expect(await judged(GOOD_HOST)).toEqual([]);
  });

  it.each([
    [
      'Kubernetes’ own priority',
      'spec.template.spec.priorityClassName',
      'system-node-critical',
      '使用了优先级 system-node-critical',
    ],
  ])('refuses %s', async (_, path, value, message) => {
    expect(await judged(changeAt(GOOD_HOST, path, value))).toEqual([expect.stringContaining(message)]);
  });
});
