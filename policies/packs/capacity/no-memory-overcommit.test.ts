import { resourceOf, verdict } from '@zhengyun/harness/verdict.ts';
import { describe, expect, it } from 'vitest';
import { changeAt } from '../testing/change-at.ts';
import { GOOD_DEPLOYMENT, GOOD_HOST } from '../testing/good-objects.ts';
import { noMemoryOvercommit } from './no-memory-overcommit.ts';

const judged = (content: object) =>
  verdict(noMemoryOvercommit, resourceOf('kubevirt.io/v1:VirtualMachine', { ...content }));

describe('no memory overcommit', () => {
  it('has nothing against a good object', async () => {
    expect(await judged(GOOD_HOST)).toEqual([]);
  });

  it.each([
    [
      'a limit above the request',
      'spec.template.spec.domain.resources.limits.memory',
      '16Gi',
      '云主机 的内存上限与申请量不等',
    ],
    [
      'a limit without a request',
      'spec.template.spec.domain.resources.requests.memory',
      undefined,
      '云主机 的内存上限与申请量不等',
    ],
  ])('refuses %s', async (_, path, value, message) => {
    expect(await judged(changeAt(GOOD_HOST, path, value))).toEqual([expect.stringContaining(message)]);
  });

  it('holds for containers as for hosts', async () => {
    const over = changeAt(GOOD_DEPLOYMENT, 'spec.template.spec.containers.0.resources.limits.memory', '4Gi');
    expect(await verdict(noMemoryOvercommit, resourceOf('apps/v1:Deployment', over))).toHaveLength(1);
  });
});
