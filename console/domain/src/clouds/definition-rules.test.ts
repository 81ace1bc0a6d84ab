import { profilePolicyAt, tierOfProfile } from '@zhengyun/rulebook/profile.ts';
import { PROFILES, TIERS, type Tier } from '@zhengyun/rulebook/tier.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bandsOf, type DefinitionGround, refuseDefinition, type WantedCloud } from './definition-rules.ts';

const ZONE = { code: 'extranet', maximumMlps: 2, nodes: ['n-1'] };
const WANTED: WantedCloud = {
  slug: 'foshan',
  tier: 'municipal',
  profile: 'city-very-large',
  region: 'pearl-river-delta',
  kubevirt: 'install',
  storageProvisioner: 'csi.example.cn',
  zones: [ZONE],
};
const POLICY = profilePolicyAt(new Date('2026-11-01T00:00:00Z'));
const GROUND: DefinitionGround = {
  policy: POLICY,
  stored: null,
  ownZones: [],
  dictionary: ['extranet', 'internet'],
  taken: [],
};
const STORED = { ...WANTED, iops: null, deployed: true, retired: false };
const codeOf = (wanted: WantedCloud, ground = GROUND) => refuseDefinition(wanted, ground)?.code ?? null;

const regionOf = (tier: Tier) => (tier === 'municipal' ? ('pearl-river-delta' as const) : null);

describe('what a definition of a cloud may not say', () => {
  it.each([
    ['a city in no region, whose departments would have no floor', { region: null }],
    ['a province in a region', { tier: 'provincial', profile: 'province', region: 'pearl-river-delta' }],
  ] as const)('%s', (_, change) => {
    expect(refuseDefinition({ ...WANTED, ...change }, GROUND)).toEqual({
      code: 'INPUT_INVALID',
      facts: { field: 'region' },
    });
  });

  it('another region once it is deployed', () => {
    const moved = { ...WANTED, region: 'east-west-north' } as const;
    expect(refuseDefinition(moved, { ...GROUND, stored: STORED })).toMatchObject({
      code: 'STATE_CONFLICT',
      facts: { field: 'region' },
    });
    expect(refuseDefinition(moved, { ...GROUND, stored: { ...STORED, deployed: false } })).toBeNull();
  });

  it('a profile of another tier, for every pair of the two', () => {
    fc.assert(
      fc.property(fc.constantFrom(...TIERS), fc.constantFrom(...PROFILES), (tier, profile) => {
        const code = codeOf({ ...WANTED, tier, profile, kubevirt: 'present', zones: [], region: regionOf(tier) });
        expect(code).toBe(tierOfProfile(profile) === tier ? null : 'PROFILE_NOT_OF_TIER');
      }),
    );
  });

  it('more than its profile leaves to it', () => {
    const small = { ...WANTED, profile: 'city-small' as const };
    expect(refuseDefinition(small, GROUND)).toMatchObject({ code: 'PROFILE_FORBIDS', facts: { field: 'kubevirt' } });
    const many = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'].map((code) => ({ ...ZONE, code, nodes: [] }));
    expect(refuseDefinition({ ...small, kubevirt: 'present', zones: many }, GROUND)).toMatchObject({
      code: 'PROFILE_FORBIDS',
      facts: { field: 'zones' },
    });
  });

  it('the same zone twice, or one that no dictionary lists', () => {
    expect(codeOf({ ...WANTED, zones: [ZONE, { ...ZONE, nodes: [] }] })).toBe('ZONE_TWICE');
    expect(codeOf({ ...WANTED, zones: [{ ...ZONE, code: 'intranet' }] })).toBe('ZONE_NOT_LISTED');
    const kept = { ...GROUND, ownZones: ['intranet'] };
    expect(codeOf({ ...WANTED, zones: [{ ...ZONE, code: 'intranet' }] }, kept)).toBe(null);
  });

  it('a node that another zone has, of this cloud or of a neighbour on its cluster', () => {
    const both = { ...WANTED, zones: [ZONE, { ...ZONE, code: 'internet' }] };
    expect(refuseDefinition(both, GROUND)).toEqual({
      code: 'NODE_TWICE',
      facts: { node: 'n-1', zones: ['foshan/extranet', 'foshan/internet'] },
    });
    const taken = [{ cloud: 'huizhou', zone: 'extranet', node: 'n-1' }];
    expect(refuseDefinition(WANTED, { ...GROUND, taken })).toMatchObject({
      facts: { zones: ['huizhou/extranet', 'foshan/extranet'] },
    });
  });

  it('another cloud than the one that is deployed', () => {
    const iops = bandsOf(null);
    expect(codeOf(WANTED, { ...GROUND, stored: STORED })).toBe(null);
    expect(codeOf({ ...WANTED, iops }, { ...GROUND, stored: STORED })).toBe(null);
    const faster = { ...iops, fast: { minimum: 5_000, maximum: 20_000 } };
    for (const change of [{ storageProvisioner: 'other' }, { kubevirt: 'present' as const }, { iops: faster }])
      expect(codeOf({ ...WANTED, ...change }, { ...GROUND, stored: STORED })).toBe('STATE_CONFLICT');
    expect(codeOf({ ...WANTED, iops: faster }, { ...GROUND, stored: { ...STORED, deployed: false } })).toBe(null);
    expect(codeOf(WANTED, { ...GROUND, stored: { ...STORED, retired: true } })).toBe('STATE_CONFLICT');
  });
});
