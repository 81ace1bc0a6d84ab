import { resourceOf, verdict } from '@zhengyun/harness/verdict.ts';
import { describe, expect, it } from 'vitest';
import { changeAt } from '../testing/change-at.ts';
import { GOOD_BINDING } from '../testing/good-objects.ts';
import { noDefaultAccountBinding } from './no-default-account-binding.ts';

const judged = (content: object) =>
  verdict(noDefaultAccountBinding, resourceOf('rbac.authorization.k8s.io/v1:RoleBinding', { ...content }));

describe('no default account binding', () => {
  it('has nothing against a good object', async () => {
    expect(await judged(GOOD_BINDING)).toEqual([]);
  });

  it.each([
    [
      'the account every pod falls back to',
      'subjects.0',
      { kind: 'ServiceAccount', name: 'default', namespace: 'guangzhou-zk-000012' },
      '授权给了 default 服务账号',
    ],
    [
      'it as the user it is to the API server',
      'subjects.0',
      { kind: 'User', name: 'system:serviceaccount:guangzhou-zk-000012:default' },
      '授权给了 default 服务账号',
    ],
    [
      'it among all of a namespace',
      'subjects.0',
      { kind: 'Group', name: 'system:serviceaccounts:guangzhou-zk-000012' },
      '其中有 default',
    ],
  ])('refuses %s', async (_, path, value, message) => {
    expect(await judged(changeAt(GOOD_BINDING, path, value))).toEqual([expect.stringContaining(message)]);
  });
});
