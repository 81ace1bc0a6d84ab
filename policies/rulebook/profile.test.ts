import { describe, expect, it } from 'vitest';
import { CATALOGUE } from './catalogue.ts';
import { isLocal, localRulesOf, profilePolicyAt, profileRuleOf, tierOfProfile } from './profile.ts';
import { REGIONS } from './region.ts';
import { PROFILE_POLICIES } from './sample-profiles.ts';
import { PROFILES } from './tier.ts';

const [POLICY] = PROFILE_POLICIES as [(typeof PROFILE_POLICIES)[number]];

describe('profiles', () => {
  it('each have exactly one rule in every policy', () => {
    for (const policy of PROFILE_POLICIES)
      expect(policy.profiles.map((rule) => rule.profile).toSorted()).toEqual([...PROFILES].toSorted());
    for (const profile of PROFILES) expect(profileRuleOf(profile, POLICY).profile).toBe(profile);
  });

  it('belong to one tier each', () => {
    expect(PROFILES.map(tierOfProfile)).toEqual(['provincial', 'sectoral', 'municipal', 'municipal', 'municipal']);
  });

  it('let the province, the sectors and a very large city sell the whole catalogue', () => {
    for (const profile of ['province', 'sector', 'city-very-large'] as const)
      for (const item of CATALOGUE) expect(isLocal(profile, item.code, POLICY)).toBe(true);
  });

  it('send a small city to the provincial base for everything that needs machines', () => {
    expect(isLocal('city-small', 'cloud-host', POLICY)).toBe(false);
    expect(isLocal('city-small', 'container-space', POLICY)).toBe(false);
    expect(isLocal('city-small', 'host-monitoring', POLICY)).toBe(false);
    expect(isLocal('city-small', 'bandwidth', POLICY)).toBe(true);
  });

  it('guarantee a city’s departments the floor of its region, in what the city has to give', () => {
    const [delta, other] = REGIONS.map((region) => localRulesOf('city-medium', region, POLICY).quotaFloor);
    expect(delta?.vcpu).toBe(16n);
    expect(other?.vcpu).toBe(32n);
    expect(localRulesOf('city-small', 'east-west-north', POLICY).quotaFloor).toEqual({ 'bandwidth-mbps': 100n });
    expect(localRulesOf('province', null, POLICY).quotaFloor).toEqual({});
    expect(localRulesOf('city-medium', null, POLICY).quotaFloor).toEqual({});
  });

  it('are those of the policy in force on the day, and of none before the first', () => {
    const [first] = PROFILE_POLICIES;
    expect(first && profilePolicyAt(first.validFrom)).toBe(first);
    const later = { ...first!, id: 'later', validFrom: new Date('2027-01-01T00:00:00Z') };
    expect(profilePolicyAt(new Date('2026-12-31T00:00:00Z'), [later, first!]).id).toBe(first?.id);
    expect(profilePolicyAt(new Date('2027-01-01T00:00:00Z'), [later, first!]).id).toBe('later');
    expect(() => profilePolicyAt(new Date('2020-01-01T00:00:00Z'))).toThrow('no profile policy is in force');
  });
});
