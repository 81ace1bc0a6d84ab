import { resourceOf, verdict } from '@zhengyun/harness/verdict.ts';
import { describe, expect, it } from 'vitest';
import { changeAt } from '../testing/change-at.ts';
import { GOOD_DEPLOYMENT } from '../testing/good-objects.ts';
import { escalationOff } from './escalation-off.ts';

const judged = (content: object) => verdict(escalationOff, resourceOf('apps/v1:Deployment', { ...content }));

describe('escalation off', () => {
  it('has nothing against a good object', async () => {
    expect(await judged(GOOD_DEPLOYMENT)).toEqual([]);
  });

  it.each([
    [
      'a container that leaves it to Kubernetes',
      'spec.template.spec.containers.0.securityContext.allowPrivilegeEscalation',
      undefined,
      '容器 web 没有关闭权限提升',
    ],
    [
      'a container without a security context',
      'spec.template.spec.containers.0.securityContext',
      undefined,
      '容器 web 没有关闭权限提升',
    ],
  ])('refuses %s', async (_, path, value, message) => {
    expect(await judged(changeAt(GOOD_DEPLOYMENT, path, value))).toEqual([expect.stringContaining(message)]);
  });
});
