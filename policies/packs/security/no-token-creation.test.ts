import { resourceOf, verdict } from '@zhengyun/harness/verdict.ts';
import { describe, expect, it } from 'vitest';
import { changeAt } from '../testing/change-at.ts';
import { GOOD_ROLE } from '../testing/good-objects.ts';
import { noTokenCreation } from './no-token-creation.ts';

const judged = (content: object) =>
  verdict(noTokenCreation, resourceOf('rbac.authorization.k8s.io/v1:ClusterRole', { ...content }));

describe('no token creation', () => {
  it('has nothing against a good object', async () => {
    expect(await judged(GOOD_ROLE)).toEqual([]);
  });

  it.each([
    [
      'tokens of other accounts',
      'rules.0',
      { apiGroups: [''], resources: ['serviceaccounts/token'], verbs: ['create'] },
      '对 serviceaccounts/token 授予 create',
    ],
  ])('refuses %s', async (_, path, value, message) => {
    expect(await judged(changeAt(GOOD_ROLE, path, value))).toEqual([expect.stringContaining(message)]);
  });
});
