import { resourceOf, verdict } from '@zhengyun/harness/verdict.ts';
import { describe, expect, it } from 'vitest';
import { changeAt } from '../testing/change-at.ts';
import { GOOD_ROLE } from '../testing/good-objects.ts';
import { noSecretAccess } from './no-secret-access.ts';

const judged = (content: object) =>
  verdict(noSecretAccess, resourceOf('rbac.authorization.k8s.io/v1:ClusterRole', { ...content }));

describe('no secret access', () => {
  it('has nothing against a good object', async () => {
    expect(await judged(GOOD_ROLE)).toEqual([]);
  });

  it.each([
    [
      'listing secrets',
      'rules.0',
      { apiGroups: [''], resources: ['secrets'], verbs: ['list'] },
      '对 secrets 授予 list',
    ],
    ['reading them', 'rules.0', { apiGroups: [''], resources: ['secrets'], verbs: ['get'] }, '对 secrets 授予 get'],
    ['a wildcard that means them', 'rules.0', { apiGroups: [''], resources: ['*'], verbs: ['*'] }, '对 * 授予 *'],
  ])('refuses %s', async (_, path, value, message) => {
    expect(await judged(changeAt(GOOD_ROLE, path, value))).toEqual([expect.stringContaining(message)]);
  });

  it('lets the tenants’ own deployers have theirs', async () => {
    const deployers = changeAt(GOOD_ROLE, 'metadata.name', 'zy-guangzhou-tenant-deploy');
    expect(await judged(changeAt(deployers, 'rules.0.resources', ['secrets']))).toEqual([]);
  });

  it.each([
    ['get', []],
    ['list', [expect.stringContaining('对 secrets 授予 list')]],
    ['watch', [expect.stringContaining('对 secrets 授予 watch')]],
    ['*', [expect.stringContaining('对 secrets 授予 *')]],
  ])('lets the tenants’ readers get secrets by name and no more: %s', async (verb, findings) => {
    const readers = changeAt(GOOD_ROLE, 'metadata.name', 'zy-guangzhou-tenant-credentials');
    const rule = { apiGroups: [''], resources: ['secrets'], verbs: [verb] };
    expect(await judged(changeAt(readers, 'rules.0', rule))).toEqual(findings);
  });

  it('lets secrets be made by who can’t read them', async () => {
    const maker = { apiGroups: [''], resources: ['secrets'], verbs: ['create'] };
    expect(await judged(changeAt(GOOD_ROLE, 'rules.0', maker))).toEqual([]);
  });
});
