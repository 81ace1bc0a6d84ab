import { ORGANISATION_KINDS } from '@zhengyun/rulebook/organisation-kinds.ts';
import { TIERS } from '@zhengyun/rulebook/tier.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ROLES, type Role } from '../verb/actor.ts';
import { endOfGrant, lastDayOf, refuseGrant, roleChoices } from './rules.ts';

const today = '2026-11-23';
const finance = {
  role: 'finance' as Role,
  organisationKind: 'finance' as const,
  departmentOrganisation: null,
  ownCloudId: null,
  cloudId: null,
  tier: null,
  held: [],
  lastDay: null,
  today,
};

describe('a grant', () => {
  it.each([
    ['without an end', {}, null],
    ['that ends today', { lastDay: today }, null],
    ['that ended yesterday', { lastDay: '2026-11-22' }, { code: 'INPUT_INVALID', field: 'lastDay' }],
    [
      'of an administrator that would end by itself',
      { role: 'system-admin' as const, organisationKind: 'operator' as const, lastDay: '2027-01-01' },
      { code: 'INPUT_INVALID', field: 'lastDay' },
    ],
    ['to the other side', { held: ['auditor' as const] }, { code: 'EXCLUSIVE_ROLE', field: 'role' }],
    ['for every cloud of a tier', { tier: 'municipal' as const }, null],
    [
      'for a tier and one cloud',
      { tier: 'municipal' as const, cloudId: 'c' },
      { code: 'INPUT_INVALID', field: 'tier' },
    ],
    [
      'in a cloud’s own organisation, for a tier',
      { ownCloudId: 'c', tier: 'municipal' as const },
      { code: 'INPUT_INVALID', field: 'cloudId' },
    ],
    ['in a cloud’s own organisation, for all', { ownCloudId: 'c' }, { code: 'INPUT_INVALID', field: 'cloudId' }],
  ])('%s', (_, facts, refusal) => {
    expect(refuseGrant({ ...finance, ...facts })).toEqual(refusal);
  });

  it('is refused for exactly what was not offered, whatever is held', () => {
    const facts = fc.record({
      role: fc.constantFrom(...ROLES),
      organisationKind: fc.constantFrom(...ORGANISATION_KINDS),
      ofDepartment: fc.boolean(),
      held: fc.uniqueArray(fc.constantFrom(...ROLES), { maxLength: 3 }),
      lastDay: fc.constantFrom(null, '2027-01-01'),
      tier: fc.constantFrom(null, ...TIERS),
    });
    fc.assert(
      fc.property(facts, ({ role, organisationKind, ofDepartment, held, lastDay, tier }) => {
        const offered = roleChoices(held).find((each) => each.role === role)!;
        const fits =
          offered.excludedBy.length === 0 &&
          offered.heldIn.includes(organisationKind) &&
          offered.ofDepartment === ofDepartment &&
          (lastDay === null || offered.mayEnd) &&
          (tier === null || offered.ofTier);
        const departmentOrganisation = ofDepartment ? ('same' as const) : null;
        const asked = { ...finance, role, organisationKind, departmentOrganisation, held, lastDay, tier };
        expect(refuseGrant(asked) === null).toBe(fits);
      }),
    );
  });

  it('holds all of its last day in Asia/Shanghai', () => {
    expect(endOfGrant('2026-11-30').toISOString()).toBe('2026-11-30T16:00:00.000Z');
    const days = fc.date({ min: new Date('2020-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, (date) => {
        const day = date.toISOString().slice(0, 10);
        expect(lastDayOf(endOfGrant(day))).toBe(day);
      }),
    );
  });
});
