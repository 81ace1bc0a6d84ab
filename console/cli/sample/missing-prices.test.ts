import { SKUS } from '@zhengyun/rulebook/dimension.ts';
import { describe, expect, it } from 'vitest';
import { samplePrices } from './figures.ts';
import { missingSamplePrices } from './missing-prices.ts';

const version = (skus: readonly string[], sample = true, validFrom = '2026-01-01T00:00:00Z') => ({
  sample,
  validFrom,
  prices: skus.map((sku) => ({ sku })),
});
const all = samplePrices.map(({ sku }) => sku);

describe('sample prices', () => {
  it('are there for every billing item', () => {
    expect(all.toSorted()).toEqual([...SKUS].toSorted());
  });

  it('are completed where an older release left its sample', () => {
    expect(missingSamplePrices([])).toEqual(all);
    expect(missingSamplePrices([version(all.slice(2))])).toEqual(all.slice(0, 2));
    expect(missingSamplePrices([version(all.slice(2)), version(all, true, '2026-11-01T00:00:00Z')])).toEqual([]);
  });

  it('never stand in for what finance has published', () => {
    expect(missingSamplePrices([version([], false)])).toEqual([]);
  });
});
