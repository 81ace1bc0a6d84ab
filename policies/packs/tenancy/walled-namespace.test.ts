import { resourceOf, verdict } from '@zhengyun/harness/verdict.ts';
import { describe, expect, it } from 'vitest';
import { changeAt } from '../testing/change-at.ts';
import { GOOD_DENY, GOOD_LIMITS, GOOD_NAMESPACE, GOOD_QUOTA } from '../testing/good-objects.ts';
import { walledNamespace } from './walled-namespace.ts';

const namespace = resourceOf('core/v1:Namespace', GOOD_NAMESPACE);
const quota = resourceOf('core/v1:ResourceQuota', GOOD_QUOTA);
const limits = resourceOf('core/v1:LimitRange', GOOD_LIMITS);
const deny = (content: object = GOOD_DENY) => resourceOf('networking.k8s.io/v1:NetworkPolicy', { ...content });

describe('a tenancy’s namespace', () => {
  it('stands with its quota, limits and default-deny', async () => {
    expect(await verdict(walledNamespace, [namespace, quota, limits, deny()])).toEqual([]);
  });

  it.each([
    ['quota', [namespace, limits, deny()], '缺少资源配额'],
    ['limits', [namespace, quota, deny()], '缺少默认限额'],
    ['default-deny', [namespace, quota, limits], '缺少默认拒绝的网络策略'],
  ])('is refused without %s', async (_, resources, message) => {
    expect(await verdict(walledNamespace, resources)).toEqual([expect.stringContaining(message)]);
  });

  it.each([
    ['denies one way only', 'spec.policyTypes', ['Ingress']],
    ['covers some pods only', 'spec.podSelector', { matchLabels: { app: 'web' } }],
    ['lets something in', 'spec.ingress', [{}]],
    ['lets something out', 'spec.egress', [{}]],
  ])('is refused when its policy %s', async (_, path, value) => {
    const resources = [namespace, quota, limits, deny(changeAt(GOOD_DENY, path, value))];
    expect(await verdict(walledNamespace, resources)).toHaveLength(1);
  });

  it('is not helped by the walls of another namespace', async () => {
    const elsewhere = deny(changeAt(GOOD_DENY, 'metadata.namespace', 'other'));
    expect(await verdict(walledNamespace, [namespace, quota, limits, elsewhere])).toHaveLength(1);
  });

  it('is asked of tenancies, not of the platform’s own namespaces', async () => {
    const system = resourceOf('core/v1:Namespace', { metadata: { name: 'zy-guangzhou-system' } });
    expect(await verdict(walledNamespace, system)).toEqual([]);
  });
});
