import { describe, expect, it } from 'vitest';
import { CATALOGUE } from './catalogue.ts';
import { isLocal, PROFILE_RULES, profileRuleOf } from './profile.ts';
import { PROFILES } from './tier.ts';

describe('profiles', () => {
  it('each have exactly one rule', () => {
    expect(PROFILE_RULES.map((rule) => rule.profile).toSorted()).toEqual([...PROFILES].toSorted());
    for (const profile of PROFILES) expect(profileRuleOf(profile).profile).toBe(profile);
  });

  it('let the province, the sectors and a very large city sell the whole catalogue', () => {
    for (const profile of ['province', 'sector', 'city-very-large'] as const)
      for (const item of CATALOGUE) expect(isLocal(profile, item.code)).toBe(true);
  });

  it('send a small city to the provincial base for everything that needs machines', () => {
    expect(isLocal('city-small', 'cloud-host')).toBe(false);
    expect(isLocal('city-small', 'container-space')).toBe(false);
    expect(isLocal('city-small', 'host-monitoring')).toBe(false);
    expect(isLocal('city-small', 'bandwidth')).toBe(true);
  });
});
