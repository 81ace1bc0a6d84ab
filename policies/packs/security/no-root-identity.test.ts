import { resourceOf, verdict } from '@zhengyun/harness/verdict.ts';
import { describe, expect, it } from 'vitest';
import { changeAt } from '../testing/change-at.ts';
import { GOOD_DEPLOYMENT } from '../testing/good-objects.ts';
import { noRootIdentity } from './no-root-identity.ts';

const judged = (content: object) => verdict(noRootIdentity, resourceOf('apps/v1:Deployment', { ...content }));

describe('no root identity', () => {
  it('has nothing against a good object', async () => {
    expect(await judged(GOOD_DEPLOYMENT)).toEqual([]);
  });

  it.each([
    ['user 0 of the pod', 'spec.template.spec.securityContext.runAsUser', 0, 'Pod 的 runAsUser 为 0'],
    [
      'user 0 of a container',
      'spec.template.spec.containers.0.securityContext.runAsUser',
      0,
      '容器 web 的 runAsUser 为 0',
    ],
    ['group 0', 'spec.template.spec.securityContext.runAsGroup', 0, 'runAsGroup 为 0'],
    ['volumes of group 0', 'spec.template.spec.securityContext.fsGroup', 0, 'fsGroup 为 0'],
    [
      'group 0 beside others',
      'spec.template.spec.securityContext.supplementalGroups',
      [1000, 0],
      'supplementalGroups 为 0',
    ],
  ])('refuses %s', async (_, path, value, message) => {
    expect(await judged(changeAt(GOOD_DEPLOYMENT, path, value))).toEqual([expect.stringContaining(message)]);
  });
});
