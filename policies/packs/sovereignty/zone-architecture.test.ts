import { resourceOf, verdict } from '@zhengyun/harness/verdict.ts';
import { describe, expect, it } from 'vitest';
import { changeAt } from '../testing/change-at.ts';
import { GOOD_HOST } from '../testing/good-objects.ts';
import { zoneArchitecture } from './zone-architecture.ts';

const judged = (content: object) =>
  verdict(zoneArchitecture, resourceOf('kubevirt.io/v1:VirtualMachine', { ...content }), {
    architectures: { extranet: ['arm64', 'loong64'] },
  });

describe('zone architecture', () => {
  it('has nothing against a good object', async () => {
    expect(await judged(GOOD_HOST)).toEqual([]);
  });

  it.each([
    [
      'a host of a processor the pool lacks',
      'spec.template.spec.architecture',
      'amd64',
      '分区 extranet 没有 amd64 处理器',
    ],
    [
      'a node of one',
      'spec.template.spec.nodeSelector',
      { 'zhengyun.cn/zone': 'extranet', 'kubernetes.io/arch': 'amd64' },
      '分区 extranet 没有 amd64 处理器',
    ],
  ])('refuses %s', async (_, path, value, message) => {
    expect(await judged(changeAt(GOOD_HOST, path, value))).toEqual([expect.stringContaining(message)]);
  });

  it('takes one the pool has, and judges no zone whose pool nobody described', async () => {
    expect(await judged(changeAt(GOOD_HOST, 'spec.template.spec.architecture', 'loong64'))).toEqual([]);
    const host = resourceOf(
      'kubevirt.io/v1:VirtualMachine',
      changeAt(GOOD_HOST, 'spec.template.spec.architecture', 'amd64'),
    );
    expect(await verdict(zoneArchitecture, host)).toEqual([]);
  });
});
