import { shippedVersion } from '@zhengyun/rulebook/catalogue/item-terms.ts';
import { amountsOf, CATALOGUE, itemOf, itemSpecSchema } from '@zhengyun/rulebook/catalogue.ts';
import { profilePolicyAt } from '@zhengyun/rulebook/profile.ts';
import { describe, expect, it } from 'vitest';
import { catalogueItems, type Shelf } from './rules.ts';

const AT = new Date('2026-11-01T00:00:00Z');
const POLICY = profilePolicyAt(AT);
const shelf = (change: Partial<Shelf> = {}) =>
  catalogueItems({ prices: [], clouds: [], policy: POLICY, published: [], at: AT, ...change });
const named = { id: 'x', slug: 'heyuan', name: '河源', tier: 'municipal' as const, state: 'deployed' as const };
const extranet = { code: 'extranet', xinchuang: false };
const cloud = { ...named, zones: [extranet] };
/** Between them the lines take whatever an item can take. */
const SPECS = [
  { item: 'cloud-host', count: 1, vcpu: 1, memoryGb: 1, dataDisks: [{ class: 'fast', gb: 1 }] },
  { item: 'container-space', vcpu: 1, memoryGb: 1, ordinaryGb: 1, fastGb: 1 },
  { item: 'gpu-share', shares: 1, memoryGbPerShare: 8 },
  ...(['ordinary', 'fast'] as const).flatMap((diskClass) => [
    { item: 'block-disk', class: diskClass, gb: 10, count: 1 },
    { item: 'postgresql', version: '17', instances: 1, vcpu: 1, memoryGb: 1, storageGb: 10, storageClass: diskClass },
  ]),
  { item: 'object-bucket', quotaGb: 1 },
  { item: 'cache', memoryGb: 1, replicas: 0, vcpu: 1 },
  {
    item: 'load-balancer',
    scope: 'public',
    listeners: [{ name: 'web', protocol: 'TCP', port: 80, targetPort: 80 }],
    target: { resource: 'zy-2026-000001' },
  },
  { item: 'bandwidth', mbps: 1 },
  { item: 'backup-schedule', hour: 0, everyDays: 7, retentionDays: 1, protectedGb: 1 },
  { item: 'security-pack', grade: 2 },
  { item: 'security-pack', grade: 3 },
  { item: 'bastion-account', people: ['a'], days: 1 },
  { item: 'host-monitoring', hosts: 1 },
].map((spec) => itemSpecSchema.parse(spec));

describe('catalogueItems', () => {
  it('lists for each item exactly the billing items a line of it can take', () => {
    const items = shelf();
    expect(items.map((item) => item.code)).toEqual(CATALOGUE.map((item) => item.code));
    for (const item of items) {
      const taken = SPECS.filter((spec) => spec.item === item.code).flatMap((spec) =>
        Object.entries(amountsOf(spec)).flatMap(([dimension, units]) => (units > 0n ? [dimension] : [])),
      );
      expect(new Set(item.skus.map((sku) => sku.dimension)), item.code).toEqual(new Set(taken));
    }
  });

  it('says null, not zero, where no price is in force', () => {
    const [host] = shelf({ prices: [{ sku: 'vcpu.x86', unit: '核·月', unitPrice: '60.000000' }] });
    expect(host?.skus.slice(0, 2).map((sku) => sku.unitPrice)).toEqual(['60.000000', null]);
  });

  it('says where an item may be ordered, and why not elsewhere', () => {
    const small = shelf({ clouds: [{ ...cloud, profile: 'city-small' }] });
    expect(small.find((item) => item.code === 'cloud-host')?.places[0]).toMatchObject({
      orderable: false,
      code: 'ITEM_NOT_LOCAL',
    });
    const failed = shelf({ clouds: [{ ...cloud, profile: 'city-very-large', state: 'failed' }] });
    expect(failed[0]?.places[0]?.code).toBe('CLOUD_NOT_READY');
  });

  it('says so of a cloud that has no zone of those the terms name, or none on their stack', () => {
    const { terms } = shippedVersion(itemOf('cloud-host'));
    const xinchuang = { code: 'extranet-xc', xinchuang: true };
    const code = (change: object, zones: readonly { code: string; xinchuang: boolean }[]) => {
      const version = { item: 'cloud-host' as const, version: 2, validFrom: new Date('2026-10-01T00:00:00Z') };
      const published = [{ ...version, terms: { ...terms, ...change } }];
      return shelf({ published, clouds: [{ ...cloud, profile: 'city-very-large', zones }] })[0]?.places[0]?.code;
    };
    expect(code({ zones: ['extranet'] }, [extranet])).toBeNull();
    expect(code({ zones: ['extranet'] }, [{ code: 'internet', xinchuang: false }])).toBe('ITEM_NOT_OFFERED');
    expect(code({ stacks: ['xinchuang'] }, [extranet])).toBe('ITEM_NOT_OFFERED');
    expect(code({ stacks: ['xinchuang'] }, [extranet, xinchuang])).toBeNull();
    expect(code({ stacks: ['xinchuang'], zones: ['extranet'] }, [extranet, xinchuang])).toBe('ITEM_NOT_OFFERED');
    expect(code({}, [])).toBe('ITEM_NOT_OFFERED');
  });

  it('goes by the version in force, and names the one that comes next', () => {
    const { terms } = shippedVersion(itemOf('cloud-host'));
    const version = (n: number, day: string, change: object) => ({
      item: 'cloud-host' as const,
      version: n,
      validFrom: new Date(`${day}T00:00:00Z`),
      terms: { ...terms, ...change },
    });
    const published = [
      version(2, '2026-10-01', { leadWorkingDays: 2, tiers: ['provincial'] }),
      version(3, '2026-12-01', { onSale: false }),
    ];
    const here = { ...cloud, profile: 'city-very-large' as const };
    const [host, space] = shelf({ published, clouds: [here] });
    expect(host).toMatchObject({ leadWorkingDays: 2, available: true, version: { version: 2 }, next: { version: 3 } });
    expect(host?.places[0]).toMatchObject({ orderable: false, code: 'ITEM_NOT_OFFERED' });
    expect(space).toMatchObject({ version: { version: 1 }, next: null, places: [{ orderable: true, code: null }] });
    const later = shelf({ published, at: new Date('2026-12-02T00:00:00Z') })[0];
    expect(later).toMatchObject({ available: false, version: { version: 3 }, next: null });
  });
});
