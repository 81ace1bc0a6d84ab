import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { approvalRoute, type RoutedLine, releaseSeat } from './approval-route.ts';
import type { ItemCode } from './catalogue.ts';
import { localRulesOf } from './profile.ts';
import { PROFILE_POLICIES } from './sample-profiles.ts';
import { PROFILES, type Profile } from './tier.ts';

const POLICY = PROFILE_POLICIES[0]!;
const everywhere = () => true;
const line = (profile: Profile, vcpu = 8n, item: ItemCode = 'cloud-host', cloudId: string = profile): RoutedLine => ({
  cloudId,
  profile,
  item,
  amounts: { vcpu },
});
const route = (lines: readonly RoutedLine[], has = everywhere) =>
  approvalRoute(lines, POLICY, has).map(({ cloudId, reason }) => `${cloudId ?? 'province'}: ${reason}`);

describe('who approves', () => {
  it.each([
    ['the province’s cloud', line('province'), 'province: profile', 'province: profile'],
    ['a sector’s cloud', line('sector'), 'province: profile', 'sector: profile'],
    ['a very large city', line('city-very-large', 5_000n), 'city-very-large: profile', 'city-very-large: profile'],
    ['a medium city', line('city-medium', 500n), 'city-medium: profile', 'city-medium: profile'],
    ['a medium city, above its size', line('city-medium', 501n), 'city-medium: profile', 'province: above-size'],
    ['a small city', line('city-small'), 'province: profile', 'province: profile'],
    ['a small city’s bandwidth', line('city-small', 0n, 'bandwidth'), 'city-small: profile', 'province: profile'],
  ])('on %s follows its profile', (_, ordered, administrative, technical) => {
    expect(route([ordered])).toEqual([administrative, technical]);
  });

  it('is the province where an order is over several cities, which have no other superior in common', () => {
    const two = [line('city-very-large', 1n, 'cloud-host', 'a'), line('city-very-large', 1n, 'cloud-host', 'b')];
    expect(route(two)).toEqual(['province: several-clouds', 'province: several-clouds']);
  });

  it('is the province in place of a city that has no organisation for it yet', () => {
    expect(
      approvalRoute([line('city-very-large')], POLICY, (_, step) => step === 'administrative').map((s) => s.cloudId),
    ).toEqual(['city-very-large', null]);
  });

  it('looks at the whole order: cutting it into lines escapes no size', () => {
    expect(route([line('city-medium', 300n), line('city-medium', 201n)])[1]).toBe('province: above-size');
    expect(route([line('city-small', 0n, 'bandwidth'), line('city-small', 1n)])[0]).toBe('province: profile');
  });

  it('releases a cloud’s own deployment by the same profile', () => {
    const seat = (profile: Profile, appointed = true) => releaseSeat({ id: 'it', profile, appointed }, POLICY);
    expect(PROFILES.map((profile) => seat(profile))).toEqual([null, 'it', 'it', null, null]);
    expect(seat('city-very-large', false)).toBeNull();
  });

  it('is always one of each step, by the province or by the one cloud that is ordered on, and never more local than the profile', () => {
    const lines = fc.array(
      fc.record({
        cloudId: fc.constantFrom('a', 'b'),
        item: fc.constantFrom<ItemCode>('cloud-host', 'bandwidth'),
        amounts: fc.record({ vcpu: fc.bigInt({ min: 0n, max: 900n }) }),
      }),
      { minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(lines, fc.constantFrom(...PROFILES), fc.boolean(), (drawn, profile, has) => {
        const ordered = drawn.map((each) => ({ ...each, profile }));
        const found = approvalRoute(ordered, POLICY, () => has);
        expect(found.map(({ step }) => step)).toEqual(['administrative', 'technical']);
        const clouds = new Set<string>(ordered.map(({ cloudId }) => cloudId));
        const { route: rule } = localRulesOf(profile, null, POLICY);
        for (const { step, cloudId } of found) {
          if (cloudId === null) continue;
          expect(has && clouds.size === 1 && clouds.has(cloudId)).toBe(true);
          const allowed = rule[step].seat === 'own' || ordered.every(({ item }) => rule[step].ownItems.includes(item));
          expect(allowed).toBe(true);
        }
      }),
    );
  });
});
