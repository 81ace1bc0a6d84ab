import { resourceOf, verdict } from '@zhengyun/harness/verdict.ts';
import { describe, expect, it } from 'vitest';
import { changeAt } from '../testing/change-at.ts';
import { GOOD_DEPLOYMENT } from '../testing/good-objects.ts';
import { seccompProfile } from './seccomp-profile.ts';

const judged = (content: object) => verdict(seccompProfile, resourceOf('apps/v1:Deployment', { ...content }));

describe('seccomp profile', () => {
  it('has nothing against a good object', async () => {
    expect(await judged(GOOD_DEPLOYMENT)).toEqual([]);
  });

  it.each([
    ['a pod without one', 'spec.template.spec.securityContext.seccompProfile', undefined, '容器 web 没有系统调用过滤'],
    [
      'none at all, said aloud',
      'spec.template.spec.securityContext.seccompProfile.type',
      'Unconfined',
      '容器 web 没有系统调用过滤',
    ],
    [
      'a container that takes itself out',
      'spec.template.spec.containers.0.securityContext.seccompProfile',
      { type: 'Unconfined' },
      '容器 web 没有系统调用过滤',
    ],
  ])('refuses %s', async (_, path, value, message) => {
    expect(await judged(changeAt(GOOD_DEPLOYMENT, path, value))).toEqual([expect.stringContaining(message)]);
  });
});
