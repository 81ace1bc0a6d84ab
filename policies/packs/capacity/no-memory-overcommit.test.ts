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

  it.each([
    ['a guest larger than its request', 'memory', { guest: '64Gi' }, '云主机 的可用内存多于申请量'],
    ['a guest that may grow past it', 'memory', { guest: '8Gi', maxGuest: '64Gi' }, '云主机 的可用内存多于申请量'],
    [
      'an overhead that nobody sets aside',
      'resources.overcommitGuestOverhead',
      true,
      '云主机 的虚拟化开销未计入申请量',
    ],
  ])('refuses %s', async (_, path, value, message) => {
    const found = await judged(changeAt(GOOD_HOST, `spec.template.spec.domain.${path}`, value));
    expect(found).toEqual([expect.stringContaining(message)]);
  });

  it('lets a host be sized by its guest alone, since that is then set aside', async () => {
    const domain = { memory: { guest: '8Gi' } };
    expect(await judged(changeAt(GOOD_HOST, 'spec.template.spec.domain', domain))).toEqual([]);
    expect(await judged(changeAt(GOOD_HOST, 'spec.template.spec.domain.memory', { guest: '8192Mi' }))).toEqual([]);
  });

  it('takes the same size for the same, however it is written', async () => {
    const same = changeAt(GOOD_DEPLOYMENT, 'spec.template.spec.containers.0.resources.limits.memory', '1024Mi');
    expect(await verdict(noMemoryOvercommit, resourceOf('apps/v1:Deployment', same))).toEqual([]);
  });

  it.each([
    ['ResourceQuota', { hard: { 'requests.memory': '10Gi', 'limits.memory': '1000Gi' } }, '配额的内存上限'],
    [
      'LimitRange',
      { limits: [{ type: 'Container', default: { memory: '64Gi' }, defaultRequest: { memory: '1Mi' } }] },
      '缺省的内存上限',
    ],
    ['LimitRange', { limits: [{ type: 'Container', default: { memory: '64Gi' } }] }, '缺省的内存上限'],
  ])('refuses a %s under which pods would', async (kind, spec, message) => {
    const metadata = { name: 'q', namespace: 'n' };
    const found = await verdict(noMemoryOvercommit, resourceOf(`core/v1:${kind}`, { metadata, spec }));
    expect(found).toEqual([expect.stringContaining(message)]);
  });

  it('lets a quota of requests alone, and one of the same size, stand', async () => {
    for (const hard of [
      { 'requests.memory': '10Gi' },
      { 'requests.memory': '10Gi', 'limits.memory': '10Gi' },
      { 'limits.memory': '10Gi' },
    ])
      expect(
        await verdict(
          noMemoryOvercommit,
          resourceOf('core/v1:ResourceQuota', { metadata: { name: 'q', namespace: 'n' }, spec: { hard } }),
        ),
      ).toEqual([]);
  });

  it('holds for containers as for hosts', async () => {
    const over = changeAt(GOOD_DEPLOYMENT, 'spec.template.spec.containers.0.resources.limits.memory', '4Gi');
    expect(await verdict(noMemoryOvercommit, resourceOf('apps/v1:Deployment', over))).toHaveLength(1);
  });
});
