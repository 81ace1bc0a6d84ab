import { describe, expect, it } from 'vitest';
import { GUANGDONG_CITIES, profileOfCity } from './guangdong-cities.ts';
import { PROFILE_POLICIES } from './sample-profiles.ts';
import { slugSchema } from './tier.ts';

const POLICY = PROFILE_POLICIES[0]!;
const ofProfile = (profile: string) =>
  GUANGDONG_CITIES.filter((city) => profileOfCity(city, POLICY) === profile).map((city) => city.nameZh);

describe('the cities of Guangdong', () => {
  it('are 21 and add up to the province’s residents at the census of 2020', () => {
    expect(GUANGDONG_CITIES).toHaveLength(21);
    expect(new Set(GUANGDONG_CITIES.map(({ slug }) => slug)).size).toBe(21);
    expect(GUANGDONG_CITIES.every(({ slug }) => slugSchema.safeParse(slug).success)).toBe(true);
    expect(GUANGDONG_CITIES.reduce((sum, { residents }) => sum + residents, 0)).toBe(126_012_510);
  });

  it('are nine in 珠三角 and twelve in 粤东西北', () => {
    const delta = GUANGDONG_CITIES.filter(({ region }) => region === 'pearl-river-delta');
    expect(delta.map(({ nameZh }) => nameZh).join('')).toBe('广州深圳珠海佛山惠州东莞中山江门肇庆');
  });

  it('are very large where F12 says so: 广州 and 深圳', () => {
    expect(ofProfile('city-very-large')).toEqual(['广州', '深圳']);
    expect(ofProfile('city-medium')).toHaveLength(10);
    expect(ofProfile('city-small')).toHaveLength(9);
  });

  it('change their class with the policy’s thresholds alone', () => {
    const cityClasses = { veryLargeFrom: 10_000_000, mediumFrom: 2_500_000 };
    const wider = { ...POLICY, cityClasses };
    const dongguan = GUANGDONG_CITIES.find(({ slug }) => slug === 'dongguan')!;
    expect(profileOfCity(dongguan, POLICY)).toBe('city-medium');
    expect(profileOfCity(dongguan, wider)).toBe('city-very-large');
  });
});
