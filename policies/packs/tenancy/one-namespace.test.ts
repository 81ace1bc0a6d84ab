import { resourceOf, verdict } from '@zhengyun/harness/verdict.ts';
import { describe, expect, it } from 'vitest';
import { changeAt } from '../testing/change-at.ts';
import { GOOD_BINDING, GOOD_NAMESPACE, GOOD_QUOTA, GOOD_ROLE, GOOD_SERVICE } from '../testing/good-objects.ts';
import { oneNamespace } from './one-namespace.ts';

const namespace = resourceOf('core/v1:Namespace', GOOD_NAMESPACE);
const service = (content: object = GOOD_SERVICE) => resourceOf('core/v1:Service', { ...content });
const binding = (content: object = GOOD_BINDING) =>
  resourceOf('rbac.authorization.k8s.io/v1:RoleBinding', { ...content });

describe('a tenancy’s stack', () => {
  it('stays in its own namespace', async () => {
    const quota = resourceOf('core/v1:ResourceQuota', GOOD_QUOTA);
    expect(await verdict(oneNamespace, [namespace, service(), binding(), quota])).toEqual([]);
  });

  it('makes nothing in another tenant’s namespace', async () => {
    const stray = service(changeAt(GOOD_SERVICE, 'metadata.namespace', 'guangzhou-zk-000099'));
    expect(await verdict(oneNamespace, [namespace, stray])).toEqual([
      expect.stringContaining('位于命名空间 guangzhou-zk-000099'),
    ]);
  });

  it.each([
    [
      'as one',
      { kind: 'ServiceAccount', name: 'web', namespace: 'guangzhou-zk-000099' },
      '授权给命名空间 guangzhou-zk-000099 的服务账号',
    ],
    [
      'as the user it is to the API server',
      { kind: 'User', name: 'system:serviceaccount:guangzhou-zk-000099:web' },
      '授权给命名空间 guangzhou-zk-000099 的服务账号',
    ],
    [
      'as the group of them all',
      { kind: 'Group', name: 'system:serviceaccounts:guangzhou-zk-000099' },
      '授权给命名空间 guangzhou-zk-000099 的全部服务账号',
    ],
  ])('lets in no account of another tenant, named %s', async (_, subject, message) => {
    const guest = binding({ ...GOOD_BINDING, subjects: [subject] });
    expect(await verdict(oneNamespace, [namespace, guest])).toEqual([expect.stringContaining(message)]);
  });

  it.each([
    { kind: 'ServiceAccount', name: 'web', namespace: 'guangzhou-zk-000012' },
    { kind: 'User', name: 'system:serviceaccount:guangzhou-zk-000012:web' },
    { kind: 'Group', name: 'system:serviceaccounts:guangzhou-zk-000012' },
  ])('lets in its own: $kind $name', async (subject) => {
    expect(await verdict(oneNamespace, [namespace, binding({ ...GOOD_BINDING, subjects: [subject] })])).toEqual([]);
  });

  it('makes nothing cluster-wide', async () => {
    const role = resourceOf('rbac.authorization.k8s.io/v1:ClusterRole', GOOD_ROLE);
    expect(await verdict(oneNamespace, [namespace, role])).toEqual([expect.stringContaining('创建了集群级对象')]);
  });
});

it('leaves a cloud’s own stack alone', async () => {
  const role = resourceOf('rbac.authorization.k8s.io/v1:ClusterRole', GOOD_ROLE);
  expect(await verdict(oneNamespace, [role])).toEqual([]);
});
