import { amountsOf, CATALOGUE, itemSpecSchema } from '@zhengyun/rulebook/catalogue.ts';
import { describe, expect, it } from 'vitest';
import { catalogueItems } from './rules.ts';

const cloud = { id: 'x', slug: 'heyuan', name: '河源', tier: 'municipal' as const, state: 'deployed' as const };
const SPECS = [
  { item: 'cloud-host', count: 1, vcpu: 1, memoryGb: 1, dataDisks: [{ class: 'fast', gb: 1 }] },
  { item: 'container-space', vcpu: 1, memoryGb: 1, ordinaryGb: 1, fastGb: 1 },
  { item: 'bandwidth', mbps: 1 },
  { item: 'host-monitoring', hosts: 1 },
].map((spec) => itemSpecSchema.parse(spec));

describe('catalogueItems', () => {
  it('lists for each item exactly the billing items a line of it can take', () => {
    const items = catalogueItems([], []);
    expect(items.map((item) => item.code)).toEqual(CATALOGUE.map((item) => item.code));
    for (const spec of SPECS) {
      const listed = items.find((item) => item.code === spec.item)?.skus.map((sku) => sku.dimension);
      const taken = Object.entries(amountsOf(spec)).flatMap(([dimension, units]) => (units > 0n ? [dimension] : []));
      expect(new Set(listed)).toEqual(new Set(taken));
    }
  });

  it('says null, not zero, where no price is in force', () => {
    const [host] = catalogueItems([{ sku: 'vcpu.x86', unit: '核·月', unitPrice: '60.000000' }], []);
    expect(host?.skus.slice(0, 2).map((sku) => sku.unitPrice)).toEqual(['60.000000', null]);
  });

  it('says where an item may be ordered, and why not elsewhere', () => {
    const small = catalogueItems([], [{ ...cloud, profile: 'city-small' }]);
    expect(small.find((item) => item.code === 'cloud-host')?.places[0]).toMatchObject({
      orderable: false,
      code: 'ITEM_NOT_LOCAL',
    });
    const failed = catalogueItems([], [{ ...cloud, profile: 'city-very-large', state: 'failed' }]);
    expect(failed[0]?.places[0]?.code).toBe('CLOUD_NOT_READY');
  });
});
