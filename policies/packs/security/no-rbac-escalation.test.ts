import { resourceOf, verdict } from '@zhengyun/harness/verdict.ts';
import { describe, expect, it } from 'vitest';
import { changeAt } from '../testing/change-at.ts';
import { GOOD_ROLE } from '../testing/good-objects.ts';
import { noRbacEscalation } from './no-rbac-escalation.ts';

const judged = (content: object) =>
  verdict(noRbacEscalation, resourceOf('rbac.authorization.k8s.io/v1:ClusterRole', { ...content }));

describe('no RBAC escalation', () => {
  it('has nothing against a good object', async () => {
    expect(await judged(GOOD_ROLE)).toEqual([]);
  });

  it.each([
    ['escalate', 'rules.0.verbs', ['escalate'], '授予 escalate'],
    ['impersonate', 'rules.0.verbs', ['get', 'impersonate'], '授予 impersonate'],
    ['bind on any role', 'rules.0.verbs', ['bind'], '授予 bind'],
  ])('refuses %s', async (_, path, value, message) => {
    expect(await judged(changeAt(GOOD_ROLE, path, value))).toEqual([expect.stringContaining(message)]);
  });

  it.each(['admin', 'cluster-admin', 'edit', 'system:controller:clusterrole-aggregation-controller'])(
    'refuses bind on %s, though it is given by name',
    async (role) => {
      const rules = [{ ...GOOD_ROLE.rules[0], verbs: ['bind'], resourceNames: ['zy-guangzhou-tenant-view', role] }];
      expect(await judged({ ...GOOD_ROLE, rules })).toEqual([expect.stringContaining(`授予 bind 内置角色 ${role}`)]);
    },
  );

  it('lets a role be bound that is given by name', async () => {
    const named = {
      ...GOOD_ROLE,
      rules: [{ ...GOOD_ROLE.rules[0], verbs: ['bind'], resourceNames: ['zy-guangzhou-tenant-view'] }],
    };
    expect(await judged(named)).toEqual([]);
  });
});
