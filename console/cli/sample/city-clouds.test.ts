import { defineCloudSchema } from '@zhengyun/domain/clouds/schemas.ts';
import { GUANGDONG_CITIES } from '@zhengyun/rulebook/guangdong-cities.ts';
import { localRulesOf } from '@zhengyun/rulebook/profile.ts';
import { PROFILE_POLICIES } from '@zhengyun/rulebook/sample-profiles.ts';
import { describe, expect, it } from 'vitest';
import { cityCloud, nodePoolsOf, remainingCityClouds } from './city-clouds.ts';
import { SAMPLE_CLOUDS } from './clouds.ts';

const POLICY = PROFILE_POLICIES[0]!;

describe('the sample clouds of Guangdong’s cities', () => {
  it('are with the first six one of the 1, two of the N and all 21 of the M', () => {
    const all = [...SAMPLE_CLOUDS, ...remainingCityClouds(POLICY)];
    expect(all).toHaveLength(24);
    expect(new Set(all.map(({ slug }) => slug)).size).toBe(24);
    expect(all.filter(({ tier }) => tier === 'municipal')).toHaveLength(21);
  });

  it.each(GUANGDONG_CITIES)('defines $slug within its own profile', (city) => {
    const cloud = cityCloud(city, POLICY);
    expect(defineCloudSchema.parse(cloud)).toEqual(cloud);
    const rules = localRulesOf(cloud.profile, cloud.region, POLICY);
    expect(rules.tier).toBe('municipal');
    expect(cloud.zones.length).toBeLessThanOrEqual(rules.zones);
    const shipped = SAMPLE_CLOUDS.find(({ slug }) => slug === city.slug);
    if (shipped) expect(shipped).toMatchObject({ name: cloud.name, profile: cloud.profile, region: cloud.region });
  });

  it('names nodes that its pools make, and no node twice', () => {
    const clouds = remainingCityClouds(POLICY);
    const named = clouds.flatMap(({ zones }) => zones.flatMap(({ nodes }) => nodes));
    const made = nodePoolsOf(clouds).flatMap(({ pool, nodes }) =>
      Array.from({ length: nodes }, (_, at) => `${pool}-${String(at + 1).padStart(2, '0')}`),
    );
    expect(named.toSorted()).toEqual(made.toSorted());
    expect(new Set(named).size).toBe(named.length);
  });
});
