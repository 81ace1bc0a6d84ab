import { resourceOf, verdict } from '@zhengyun/harness/verdict.ts';
import { describe, expect, it } from 'vitest';
import { changeAt } from '../testing/change-at.ts';
import { GOOD_DEPLOYMENT, GOOD_HOST } from '../testing/good-objects.ts';
import { zonePlacement } from './zone-placement.ts';

const judged = (content: object) => verdict(zonePlacement, resourceOf('kubevirt.io/v1:VirtualMachine', { ...content }));

describe('zone placement', () => {
  it('has nothing against a good object', async () => {
    expect(await judged(GOOD_HOST)).toEqual([]);
  });

  it.each([
    ['a host in no zone', 'spec.template.spec.nodeSelector', { 'zhengyun.cn/cloud': 'guangzhou' }, '没有限定网络分区'],
    [
      'a host on another cloud’s nodes',
      'spec.template.spec.nodeSelector',
      { 'zhengyun.cn/cloud': 'shenzhen', 'zhengyun.cn/zone': 'extranet' },
      '没有限定在本云的节点上',
    ],
  ])('refuses %s', async (_, path, value, message) => {
    expect(await judged(changeAt(GOOD_HOST, path, value))).toEqual([expect.stringContaining(message)]);
  });

  it.each([
    ['a node of its choice', 'nodeName', 'node-of-another-zone', '指定了具体节点'],
    ['every taint tolerated', 'tolerations', [{ operator: 'Exists' }], '容忍所有污点'],
  ])('refuses %s', async (_, field, value, message) => {
    const picked = changeAt(GOOD_DEPLOYMENT, `spec.template.spec.${field}`, value);
    const found = await verdict(zonePlacement, resourceOf('apps/v1:Deployment', picked));
    expect(found).toEqual([expect.stringContaining(message)]);
  });

  it('lets a workload tolerate one taint by name', async () => {
    const tolerations = [{ key: 'zhengyun.cn/xinchuang', operator: 'Exists' }];
    const named = changeAt(GOOD_DEPLOYMENT, 'spec.template.spec.tolerations', tolerations);
    expect(await verdict(zonePlacement, resourceOf('apps/v1:Deployment', named))).toEqual([]);
  });

  it('refuses a workload that could land anywhere', async () => {
    const anywhere = changeAt(GOOD_DEPLOYMENT, 'spec.template.spec.nodeSelector', undefined);
    expect(await verdict(zonePlacement, resourceOf('apps/v1:Deployment', anywhere))).toHaveLength(2);
  });
});
