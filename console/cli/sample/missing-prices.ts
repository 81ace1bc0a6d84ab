import { samplePrices } from './figures.ts';

interface Version {
  readonly sample: boolean;
  readonly validFrom: string;
  readonly prices: readonly { readonly sku: string }[];
}

/**
 * Billing items that a new release of the product sells and the newest price version lacks, when that version is a sample.
 * A version that finance published is finance's to complete: none.
 */
export function missingSamplePrices(versions: readonly Version[]): readonly string[] {
  const newest = versions.toSorted((a, b) => (a.validFrom < b.validFrom ? 1 : -1))[0];
  if (newest?.sample === false) return [];
  const there = new Set(newest?.prices.map(({ sku }) => sku));
  return samplePrices.map(({ sku }) => sku).filter((sku) => !there.has(sku));
}
