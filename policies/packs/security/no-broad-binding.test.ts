import { resourceOf, verdict } from '@zhengyun/harness/verdict.ts';
import { describe, expect, it } from 'vitest';
import { changeAt } from '../testing/change-at.ts';
import { GOOD_BINDING } from '../testing/good-objects.ts';
import { noBroadBinding } from './no-broad-binding.ts';

const judged = (content: object) =>
  verdict(noBroadBinding, resourceOf('rbac.authorization.k8s.io/v1:RoleBinding', { ...content }));

describe('no broad binding', () => {
  it('has nothing against a good object', async () => {
    expect(await judged(GOOD_BINDING)).toEqual([]);
  });

  it.each([
    ['the administrator’s role', 'roleRef.name', 'cluster-admin', '绑定了内置角色 cluster-admin'],
    [
      'a role of the cluster’s own controllers',
      'roleRef.name',
      'system:controller:clusterrole-aggregation-controller',
      '绑定了内置角色 system:controller:clusterrole-aggregation-controller',
    ],
    ['everybody signed in', 'subjects.0.name', 'system:authenticated', '授权给 system:authenticated'],
    ['everybody', 'subjects.0.name', 'system:anonymous', '授权给 system:anonymous'],
  ])('refuses %s', async (_, path, value, message) => {
    expect(await judged(changeAt(GOOD_BINDING, path, value))).toEqual([expect.stringContaining(message)]);
  });
});
