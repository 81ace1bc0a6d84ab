import type { BastionAccountSpec } from '@zhengyun/rulebook/catalogue/network-and-security.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planCloud } from '../cloud/plan.ts';
import { planTenantRoles } from '../tenant-roles/plan.ts';
import { anyBastionSpec } from '../testing/arbitrary-specs.ts';
import { SAMPLE_CLOUD, sampleLine } from '../testing/sample-inputs.ts';
import { planBastionAccount } from './plan.ts';

const cloud = planCloud(SAMPLE_CLOUD).outputs;
const planned = (spec: BastionAccountSpec, accessUntil?: string) =>
  planBastionAccount({ ...sampleLine(spec), ...(accessUntil ? { accessUntil } : {}) }, spec, cloud);
const SPEC: BastionAccountSpec = { item: 'bastion-account', people: ['li', 'chen'], days: 30 };

describe('a plan of bastion accounts', () => {
  it('is one binding in the tenancy’s namespace, for exactly the people named, whoever they are', () => {
    fc.assert(
      fc.property(anyBastionSpec, (spec) => {
        const plan = planned(spec);
        expect(plan.objects).toMatchObject([{ kind: 'RoleBinding', namespace: sampleLine(spec).namespace }]);
        expect(plan.people).toEqual(spec.people.toSorted());
        expect(plan.clusterRole).toBe('zy-guangzhou-tenant-consoles');
      }),
    );
  });

  it('is the same whatever the order people are named in', () => {
    fc.assert(
      fc.property(anyBastionSpec, (spec) => {
        expect(planned({ ...spec, people: spec.people.toReversed() })).toEqual(planned(spec));
      }),
    );
  });

  it('keeps its name when people or days change, so that it changes in place', () => {
    fc.assert(
      fc.property(anyBastionSpec, anyBastionSpec, (before, after) => {
        expect(planned(after).objects).toEqual(planned(before).objects);
      }),
    );
  });

  it('says how long it is for, and until when once that is known', () => {
    expect(planned(SPEC).annotations).toEqual({ 'zhengyun.cn/access-days': '30' });
    expect(planned(SPEC, '2026-12-24T02:00:00.000Z').annotations).toEqual({
      'zhengyun.cn/access-days': '30',
      'zhengyun.cn/access-until': '2026-12-24T02:00:00.000Z',
    });
  });

  it('names nobody twice', () => {
    expect(() => planned({ ...SPEC, people: ['li', 'li'] })).toThrow('somebody is named twice');
  });

  it('is refused on a cloud that has no role for consoles yet', () => {
    const old = { ...cloud, consolesRole: null };
    expect(() => planBastionAccount(sampleLine(SPEC), SPEC, old)).toThrow('deploy the cloud again');
  });
});

describe('the role of consoles', () => {
  const roles = planTenantRoles('guangzhou');
  const resourcesOf = (part: string) =>
    roles.filter((role) => role.part === part).flatMap(({ rules }) => rules.flatMap(({ resources }) => resources));

  it('opens consoles and finds hosts, and nothing else', () => {
    expect(resourcesOf('consoles')).toEqual([
      'virtualmachines',
      'virtualmachineinstances',
      'virtualmachineinstances/console',
      'virtualmachineinstances/vnc',
    ]);
  });

  it('is the only one that opens them: a whole group never does', () => {
    const opens = roles.filter(({ part }) => resourcesOf(part).includes('virtualmachineinstances/console'));
    expect(opens.map(({ part }) => part)).toEqual(['consoles']);
  });
});
