import { resourceOf, verdict } from '@zhengyun/harness/verdict.ts';
import { describe, expect, it } from 'vitest';
import { changeAt } from '../testing/change-at.ts';
import { GOOD_ACCOUNT } from '../testing/good-objects.ts';
import { noTokenAutomount } from './no-token-automount.ts';

const judged = (content: object) => verdict(noTokenAutomount, resourceOf('core/v1:ServiceAccount', { ...content }));

describe('no token automount', () => {
  it('has nothing against a good object', async () => {
    expect(await judged(GOOD_ACCOUNT)).toEqual([]);
  });

  it.each([
    ['an account that mounts its token', 'automountServiceAccountToken', true, '服务账号会自动挂载令牌'],
    [
      'an account that leaves it to Kubernetes’ default',
      'automountServiceAccountToken',
      undefined,
      '服务账号会自动挂载令牌',
    ],
  ])('refuses %s', async (_, path, value, message) => {
    expect(await judged(changeAt(GOOD_ACCOUNT, path, value))).toEqual([expect.stringContaining(message)]);
  });

  it('refuses a pod that mounts it after all', async () => {
    const pod = { metadata: { name: 'p' }, spec: { automountServiceAccountToken: true } };
    expect(await verdict(noTokenAutomount, resourceOf('core/v1:Pod', pod))).toHaveLength(1);
  });
});
