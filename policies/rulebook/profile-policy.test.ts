import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { approvalRoute } from './approval-route.ts';
import { CATALOGUE, type ItemCode } from './catalogue.ts';
import { DIMENSIONS } from './dimension.ts';
import { localRulesOf } from './profile.ts';
import { COUNTED_ITEMS } from './profile-bounds.ts';
import { type ProfileRule, profilePolicySchema, SEATS } from './profile-policy.ts';
import { REGIONS } from './region.ts';
import { PROFILE_POLICIES } from './sample-profiles.ts';
import { PROFILES, type Profile } from './tier.ts';

const SAMPLE = PROFILE_POLICIES[0]!;
const codes = CATALOGUE.map((item) => item.code);
const amounts = fc.dictionary(fc.constantFrom(...DIMENSIONS), fc.bigInt({ min: -5n, max: 10_000n }), { maxKeys: 3 });
const stepRoute = fc.record({
  seat: fc.constantFrom(...SEATS),
  ownItems: fc.constantFrom<(readonly ItemCode[])[]>([], [], ['bandwidth'], ['block-disk', 'bandwidth'], codes),
  provinceAbove: fc.option(amounts),
});
/** Changes of one profile's data, most of them allowed for some profile and forbidden for another. */
const change = fc.record(
  {
    localItems: fc.oneof(fc.subarray(codes), fc.constant(codes), fc.subarray(COUNTED_ITEMS)),
    zones: fc.integer({ min: -1, max: 40 }),
    maximumMlps: fc.integer({ min: 0, max: 5 }),
    installsKubevirt: fc.boolean(),
    releasedBy: fc.constantFrom(...SEATS),
    route: fc.record({ administrative: stepRoute, technical: stepRoute }),
    guaranteed: fc.subarray([...DIMENSIONS]),
  },
  { requiredKeys: [] },
);
const varied = fc.record({ profile: fc.constantFrom(...PROFILES), change, floors: amounts });
type Varied = typeof varied extends fc.Arbitrary<infer Value> ? Value : never;

const policyWith = ({ profile, change: fields, floors }: Varied) => ({
  ...SAMPLE,
  profiles: SAMPLE.profiles.map((rule) => (rule.profile === profile ? { ...rule, ...fields } : rule)),
  quotaFloors: { ...SAMPLE.quotaFloors, 'east-west-north': floors },
});
const asRule = (profile: ProfileRule['profile'], fields: object) =>
  policyWith({ profile, change: fields as Varied['change'], floors: {} });

describe('a profile policy', () => {
  it('can’t let any profile escape its bounds, whatever its data', () => {
    let admitted = 0;
    fc.assert(
      fc.property(varied, fc.constantFrom(...REGIONS, null), (variation, region) => {
        const parsed = profilePolicySchema.safeParse(policyWith(variation));
        if (!parsed.success) return;
        admitted += 1;
        for (const profile of PROFILES) {
          const rules = localRulesOf(profile, region, parsed.data);
          expect(rules.maximumMlps).toBeLessThanOrEqual(3);
          expect(rules.zones).toBeGreaterThan(0);
          expect(rules.zones).toBeLessThanOrEqual(32);
          expect(rules.localItems.filter((item) => !codes.includes(item))).toEqual([]);
          expect(Object.values(rules.quotaFloor).filter((units) => units <= 0n)).toEqual([]);
          if (rules.installsKubevirt) expect(rules.localItems).toContain('cloud-host');
          for (const step of [rules.route.administrative, rules.route.technical])
            expect(step.ownItems.filter((item) => !rules.localItems.includes(item))).toEqual([]);
        }
        const province = localRulesOf('province', null, parsed.data);
        expect([...province.localItems].toSorted()).toEqual(codes.toSorted());
        expect(province.route.administrative.seat).toBe('province');
        expect(localRulesOf('sector', null, parsed.data).route.administrative.seat).toBe('province');
        const small = localRulesOf('city-small', region, parsed.data);
        expect(small.installsKubevirt).toBe(false);
        expect(small.zones).toBeLessThanOrEqual(4);
        expect(small.localItems.filter((item) => !COUNTED_ITEMS.includes(item))).toEqual([]);
        expect([small.route.administrative.seat, small.route.technical.seat, small.releasedBy]).toEqual([
          'province',
          'province',
          'province',
        ]);
      }),
      { numRuns: 2_000 },
    );
    expect(admitted).toBeGreaterThan(100);
  });

  it('gives no step of an order to a cloud whose profile may not have it, whatever the order and the policy’s data', () => {
    let admitted = 0;
    fc.assert(
      fc.property(varied, fc.subarray(codes, { minLength: 1 }), (variation, items) => {
        const parsed = profilePolicySchema.safeParse(policyWith(variation));
        if (!parsed.success) return;
        admitted += 1;
        const seats = (profile: Profile) => {
          const lines = items.map((item) => ({ cloudId: 'it', profile, item, amounts: {} }));
          return approvalRoute(lines, parsed.data, () => true).map(({ cloudId }) => cloudId);
        };
        expect(seats('province')).toEqual([null, null]);
        expect(seats('sector')[0]).toBeNull();
        expect(seats('city-small')[1]).toBeNull();
        if (items.some((item) => item !== 'bandwidth')) expect(seats('city-small')[0]).toBeNull();
      }),
      { numRuns: 2_000 },
    );
    expect(admitted).toBeGreaterThan(100);
  });

  it.each(['province', 'sector', 'city-small'] as const)(
    'is refused where %s would have every item decided by itself',
    (profile) => {
      const { localItems, route } = SAMPLE.profiles.find((rule) => rule.profile === profile)!;
      const own = { ...route.administrative, ownItems: localItems };
      const taken = [
        { ...route, administrative: own },
        { ...route, technical: { ...route.technical, ownItems: localItems } },
      ];
      const admitted = taken.map(
        (changed) => profilePolicySchema.safeParse(asRule(profile, { route: changed })).success,
      );
      expect(admitted).toEqual(
        { province: [false, false], sector: [false, true], 'city-small': [true, false] }[profile],
      );
    },
  );

  it.each([
    ['a grade the law keeps off government clouds', 'city-very-large', { maximumMlps: 4 }],
    ['an item that is in no catalogue', 'city-medium', { localItems: ['quantum-host'] }],
    ['a small city with virtual machines of its own', 'city-small', { installsKubevirt: true }],
    ['a small city that sells hosts', 'city-small', { localItems: ['cloud-host'] }],
    ['a small city that decides on its own', 'city-small', { releasedBy: 'own' }],
    ['a province that leaves an item out', 'province', { localItems: ['bandwidth'] }],
    ['a field that would let the applicant approve', 'city-medium', { applicantMayApprove: true }],
    ['a third way to be decided', 'city-medium', { releasedBy: 'nobody' }],
    ['an item twice', 'city-medium', { localItems: ['bandwidth', 'bandwidth'] }],
  ] as const)('is refused with %s', (_, profile, fields) => {
    expect(profilePolicySchema.safeParse(asRule(profile, fields)).success).toBe(false);
  });

  it('is refused with a negative floor, a missing profile, or classes in the wrong order', () => {
    const floors = { ...SAMPLE.quotaFloors, 'east-west-north': { vcpu: -1n } };
    expect(profilePolicySchema.safeParse({ ...SAMPLE, quotaFloors: floors }).success).toBe(false);
    expect(profilePolicySchema.safeParse({ ...SAMPLE, profiles: SAMPLE.profiles.slice(1) }).success).toBe(false);
    const twice = [SAMPLE.profiles[0]!, ...SAMPLE.profiles.slice(0, 4)];
    expect(profilePolicySchema.safeParse({ ...SAMPLE, profiles: twice }).success).toBe(false);
    const cityClasses = { veryLargeFrom: 1_000_000, mediumFrom: 1_000_000 };
    expect(profilePolicySchema.safeParse({ ...SAMPLE, cityClasses }).success).toBe(false);
  });

  it('is accepted as shipped', () => {
    expect(profilePolicySchema.safeParse(SAMPLE).success).toBe(true);
  });
});
