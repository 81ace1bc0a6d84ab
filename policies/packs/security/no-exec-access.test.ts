import { resourceOf, verdict } from '@zhengyun/harness/verdict.ts';
import { describe, expect, it } from 'vitest';
import { changeAt } from '../testing/change-at.ts';
import { GOOD_ROLE } from '../testing/good-objects.ts';
import { noExecAccess } from './no-exec-access.ts';

const judged = (content: object) =>
  verdict(noExecAccess, resourceOf('rbac.authorization.k8s.io/v1:ClusterRole', { ...content }));

describe('no exec access', () => {
  it('has nothing against a good object', async () => {
    expect(await judged(GOOD_ROLE)).toEqual([]);
  });

  it.each([
    [
      'entering a container',
      'rules.0',
      { apiGroups: [''], resources: ['pods/exec'], verbs: ['create'] },
      '对 pods/exec 授予 create',
    ],
    [
      'adding a container to a running pod',
      'rules.0',
      { apiGroups: [''], resources: ['pods/ephemeralcontainers'], verbs: ['patch'] },
      '对 pods/ephemeralcontainers 授予 patch',
    ],
  ])('refuses %s', async (_, path, value, message) => {
    expect(await judged(changeAt(GOOD_ROLE, path, value))).toEqual([expect.stringContaining(message)]);
  });

  it('lets the tenants’ own deployers enter their own', async () => {
    const deployers = changeAt(GOOD_ROLE, 'metadata.name', 'zy-guangzhou-tenant-deploy');
    const enter = { apiGroups: [''], resources: ['pods/exec'], verbs: ['create'] };
    expect(await judged(changeAt(deployers, 'rules.0', enter))).toEqual([]);
  });
});
