import { resourceOf, verdict } from '@zhengyun/harness/verdict.ts';
import { describe, expect, it } from 'vitest';
import { changeAt } from '../testing/change-at.ts';
import { GOOD_SERVICE } from '../testing/good-objects.ts';
import { reservedNamespace } from './reserved-namespace.ts';

const judged = (content: object) => verdict(reservedNamespace, resourceOf('core/v1:Service', { ...content }));

describe('reserved namespace', () => {
  it('has nothing against a good object', async () => {
    expect(await judged(GOOD_SERVICE)).toEqual([]);
  });

  it.each([
    ['an object in default', 'metadata.namespace', 'default', '位于系统命名空间 default'],
    ['an object among Kubernetes’ own', 'metadata.namespace', 'kube-system', '位于系统命名空间 kube-system'],
    ['an object among an operator’s', 'metadata.namespace', 'cnpg-system', '位于平台组件的命名空间 cnpg-system'],
    ['an object that doesn’t say where', 'metadata.namespace', undefined, '没有写明命名空间'],
  ])('refuses %s', async (_, path, value, message) => {
    expect(await judged(changeAt(GOOD_SERVICE, path, value))).toEqual([expect.stringContaining(message)]);
  });

  const binding = (subject: object) =>
    verdict(
      reservedNamespace,
      resourceOf('rbac.authorization.k8s.io/v1:RoleBinding', {
        metadata: { name: 'b', namespace: 'velero' },
        subjects: [subject],
      }),
    );

  it('lets the platform bind its own service account at an operator, and nobody else', async () => {
    const own = { kind: 'ServiceAccount', name: 'tenancy-operator', namespace: 'zy-guangzhou-system' };
    expect(await binding(own)).toEqual([]);
    expect(await binding({ ...own, namespace: 'guangzhou-zk-000099' })).toEqual([expect.stringContaining('授权')]);
    expect(await binding({ kind: 'User', name: 'somebody' })).toEqual([expect.stringContaining('User somebody')]);
  });
});
