import { amountsOf, type ItemSpec } from '@zhengyun/rulebook/catalogue.ts';
import { DIMENSIONS, type Dimension, type Sku, skuOf } from '@zhengyun/rulebook/dimension.ts';
import type { Fen, UnitPrice } from '@zhengyun/rulebook/money.ts';
import { type Estimate, monthFen, unpricedSkus, yearEndFen } from '@zhengyun/rulebook/tariff.ts';

/** Unit and price of one billing item in one version. */
export interface PricedSku {
  readonly unit: string;
  readonly unitPrice: UnitPrice;
}
export type PriceList = ReadonlyMap<Sku, PricedSku>;

export interface LineToPrice {
  readonly spec: ItemSpec;
  readonly xinchuang: boolean;
}

export interface PricedPart {
  readonly sku: Sku;
  readonly dimension: Dimension;
  readonly unit: string;
  readonly units: bigint;
  readonly unitPrice: UnitPrice;
  readonly monthFen: Fen;
}

export interface PricedLine {
  readonly parts: readonly PricedPart[];
  readonly monthFen: Fen;
  readonly yearEndFen: Fen;
}

/** Billing items that any of `lines` needs and `prices` lacks: NO_PRICE, never a price of nothing. */
export function missingPrices(lines: readonly LineToPrice[], prices: PriceList): readonly Sku[] {
  return [...new Set(lines.flatMap((line) => unpricedSkus(estimateOf(line, prices))))];
}

/**
 * Estimate of one line: a whole calendar month, and from `from` to the end of the calendar year in Asia/Shanghai. Each figure
 * is rounded to fen once, half up, so parts need not sum to the line; the statement alone is exact.
 */
export function priceLine(line: LineToPrice, prices: PriceList, from: Date): PricedLine {
  const estimate = estimateOf(line, prices);
  const parts = DIMENSIONS.flatMap((dimension) => {
    const units = estimate.amounts[dimension] ?? 0n;
    const sku = skuOf(dimension, line.xinchuang);
    const price = prices.get(sku);
    if (units === 0n || !price) return [];
    const part = monthFen({ ...estimate, amounts: { [dimension]: units } });
    return [{ sku, dimension, unit: price.unit, units, unitPrice: price.unitPrice, monthFen: part }];
  });
  return { parts, monthFen: monthFen(estimate), yearEndFen: yearEndFen(estimate, from) };
}

function estimateOf(line: LineToPrice, prices: PriceList): Estimate {
  const unitPrices = new Map([...prices].map(([sku, { unitPrice }]) => [sku, unitPrice] as const));
  return { amounts: amountsOf(line.spec), xinchuang: line.xinchuang, prices: unitPrices };
}

/** A version as stored, for the decision where a new one may begin. */
export interface VersionSpan {
  readonly validFrom: Date;
  readonly validTo: Date | null;
}

/**
 * Field at fault when a version from `validFrom` on may not be published: only the first may begin in the past, and none
 * before the newest one's beginning, since charges of what has passed are pinned to their version. Two prices of one billing
 * item are refused too. null: it may.
 */
export function refuseVersion(
  wanted: { readonly validFrom: Date; readonly skus: readonly string[] },
  existing: readonly VersionSpan[],
  now: Date,
): 'validFrom' | 'prices' | null {
  if (new Set(wanted.skus).size !== wanted.skus.length) return 'prices';
  if (existing.length === 0) return null;
  const newest = Math.max(...existing.map((version) => version.validFrom.getTime()));
  return wanted.validFrom <= now || wanted.validFrom.getTime() <= newest ? 'validFrom' : null;
}
