import { resourceOf, verdict } from '@zhengyun/harness/verdict.ts';
import { describe, expect, it } from 'vitest';
import { changeAt } from '../testing/change-at.ts';
import { GOOD_ROLE } from '../testing/good-objects.ts';
import { noRbacWildcard } from './no-rbac-wildcard.ts';

const judged = (content: object) =>
  verdict(noRbacWildcard, resourceOf('rbac.authorization.k8s.io/v1:ClusterRole', { ...content }));

describe('no RBAC wildcard', () => {
  it('has nothing against a good object', async () => {
    expect(await judged(GOOD_ROLE)).toEqual([]);
  });

  it.each([
    ['every verb', 'rules.0.verbs', ['*'], '第 1 条规则的 verbs'],
    ['every resource', 'rules.0.resources', ['*'], '第 1 条规则的 resources'],
    ['every group', 'rules.0.apiGroups', ['*'], '第 1 条规则的 apiGroups'],
    ['every subresource', 'rules.0.resources', ['pods/*'], '第 1 条规则的 resources'],
    [
      'what other roles happen to grant',
      'aggregationRule',
      { clusterRoleSelectors: [{}] },
      '由 aggregationRule 汇集其他角色的授权',
    ],
  ])('refuses %s', async (_, path, value, message) => {
    expect(await judged(changeAt(GOOD_ROLE, path, value))).toEqual([expect.stringContaining(message)]);
  });
});
