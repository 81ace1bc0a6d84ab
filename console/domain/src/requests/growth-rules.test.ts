import { shippedVersion } from '@zhengyun/rulebook/catalogue/item-terms.ts';
import { itemOf, itemSpecSchema } from '@zhengyun/rulebook/catalogue.ts';
import { profilePolicyAt } from '@zhengyun/rulebook/profile.ts';
import { describe, expect, it } from 'vitest';
import { refuseGrowth } from './growth-rules.ts';
import type { Place } from './line-rules.ts';

const place: Place = {
  cloudId: 'id',
  cloudSlug: 'guangzhou',
  cloudName: '广州市政务云',
  profile: 'city-very-large',
  cloudState: 'deployed',
  zoneCode: 'extranet',
  standing: true,
  xinchuang: false,
  maximumMlps: 3,
  publicAddress: false,
  architecture: 'amd64',
  hostImages: true,
  gpu: { shares: 0n, memoryGb: null },
};
const shipped = shippedVersion(itemOf('cloud-host'));
const withdrawn = { ...shipped, version: 2, terms: { ...shipped.terms, onSale: false } };
const UBUNTU = {
  image: 'ubuntu-24-04-amd64',
  sshKeys: ['ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f'],
};
const hosts = (count: number, vcpu: number, more: object = {}) =>
  itemSpecSchema.parse({ item: 'cloud-host', count, vcpu, memoryGb: 8, ...more });
const NOW = new Date('2026-11-02T00:00:00Z');
const terms = new Map([[shipped.item, shipped]]);
const policy = profilePolicyAt(NOW);
const at = { cloud: 'guangzhou', zone: 'extranet', places: [place], terms, policy, mlpsGrade: 2, now: NOW };
const shares = (held: number) => itemSpecSchema.parse({ item: 'gpu-share', shares: held, memoryGbPerShare: 8 });
const gpu = shippedVersion(itemOf('gpu-share'));

describe('a delivered resource', () => {
  it('may grow where what it is could be ordered today', () => {
    expect(refuseGrowth(hosts(1, 2), hosts(100, 2), at)).toBeNull();
  });

  it.each([
    ['on a cloud that is being taken down', { places: [{ ...place, cloudState: 'retiring' }] }, 'CLOUD_NOT_READY'],
    ['in a zone that no longer stands', { places: [{ ...place, standing: false }] }, 'ZONE_NOT_DEPLOYED'],
    ['of an item taken off sale', { terms: new Map([[shipped.item, withdrawn]]) }, 'ITEM_NOT_OFFERED'],
    ['of an item without terms', { terms: new Map() }, 'ITEM_NOT_AVAILABLE'],
    ['where its profile no longer makes it', { places: [{ ...place, profile: 'city-small' }] }, 'ITEM_NOT_LOCAL'],
    ['on a cloud whose zones are gone', { places: [] }, 'CLOUD_UNKNOWN'],
    ['in a zone that is gone', { places: [{ ...place, zoneCode: 'other' }] }, 'ZONE_UNKNOWN'],
    ['above the grade of its zone', { mlpsGrade: 4 }, 'MLPS_ABOVE_ZONE'],
    ['on a system past its support', { now: new Date('2029-06-01T00:00:00Z') }, 'IMAGE_ENDED'],
  ] as const)('may not grow %s, and may shrink there', (_, change, code) => {
    const [small, large] = [hosts(1, 2, { operatingSystem: UBUNTU }), hosts(2, 2, { operatingSystem: UBUNTU })];
    expect(refuseGrowth(small, large, { ...at, ...change })).toMatchObject({ code });
    expect(refuseGrowth(large, small, { ...at, ...change })).toBeNull();
  });

  it('takes no more of the GPUs than an order could', () => {
    const there = { ...at, terms: new Map([[gpu.item, gpu]]) };
    expect(refuseGrowth(shares(1), shares(2), there)).toMatchObject({ code: 'GPU_NOT_IN_ZONE' });
    expect(refuseGrowth(shares(2), shares(1), there)).toBeNull();
  });

  it('grows where one part of it does, whatever the others do', () => {
    const beside = { ...at, terms: new Map([[shipped.item, withdrawn]]) };
    expect(refuseGrowth(hosts(2, 4), hosts(1, 16), beside)).toMatchObject({ code: 'ITEM_NOT_OFFERED' });
  });
});
