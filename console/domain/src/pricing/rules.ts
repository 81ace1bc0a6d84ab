import { yearEndOf } from '@zhengyun/rulebook/calendar.ts';
import { amountsOf, type ItemSpec } from '@zhengyun/rulebook/catalogue.ts';
import type { Dimension, Sku } from '@zhengyun/rulebook/dimension.ts';
import { type Fen, fenOfExact, type UnitPrice } from '@zhengyun/rulebook/money.ts';
import { faultOfPriceRule, type PriceRuleFault } from '@zhengyun/rulebook/price-rule.ts';
import { leadingPrice, type PriceTerms } from '@zhengyun/rulebook/price-rule-text.ts';
import { bookOf, costOver, heldSkus, monthExact, type PriceList, pricesEachUnit } from './estimate-rules.ts';

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
  readonly rule: PriceTerms;
  readonly monthFen: Fen;
}

export interface PricedLine {
  readonly parts: readonly PricedPart[];
  readonly monthFen: Fen;
  readonly yearEndFen: Fen;
  /** Whether a rule of it goes by all that a department uses, which an estimate of one line can't know. */
  readonly alone: boolean;
}

const heldBy = ({ spec, xinchuang }: LineToPrice) => ({ amounts: amountsOf(spec), xinchuang });

/** Billing items that any of `lines` needs and `prices` lacks: NO_PRICE, never a price of nothing. */
export function missingPrices(lines: readonly LineToPrice[], prices: PriceList): readonly Sku[] {
  const needed = lines.flatMap((line) => heldSkus(heldBy(line)).map(({ sku }) => sku));
  return [...new Set(needed)].filter((sku) => !prices.has(sku));
}

/**
 * Estimate of one line: a whole month, and from `from` to the end of the calendar year in Asia/Shanghai, as though nothing else were
 * used. Each figure is rounded to fen once, half up, so parts need not sum to the line; the statement alone is exact. Throws where an
 * item has no price: ask missingPrices first.
 */
export function priceLine(line: LineToPrice, prices: PriceList, from: Date): PricedLine {
  const held = heldBy(line);
  const priced = heldSkus(held).map((part) => {
    const price = prices.get(part.sku);
    if (!price) throw new Error(`no price for ${part.sku}: ask missingPrices first`);
    return { ...part, ...price, exact: monthExact(price, part.units) };
  });
  return {
    parts: priced.map(({ exact, ...part }) => ({
      ...part,
      unitPrice: leadingPrice(part.rule.model),
      monthFen: fenOfExact(exact),
    })),
    monthFen: fenOfExact(priced.reduce((sum, { exact }) => sum + exact, 0n)),
    yearEndFen: costOver(held, bookOf(prices), { from, to: yearEndOf(from) }) ?? 0n,
    alone: priced.some(({ rule }) => !pricesEachUnit(rule)),
  };
}

/** A version as stored, for the decision where a new one may begin. */
export interface VersionSpan {
  readonly validFrom: Date;
  readonly validTo: Date | null;
}

interface WantedVersion {
  readonly validFrom: Date;
  readonly skus: readonly string[];
  /** Whose own book it is for; null: the general one. */
  readonly departmentId: string | null;
}

/**
 * Field at fault when a version from `validFrom` on may not be published: only the general book's first may begin in the past, and none
 * before the newest one's beginning, since charges of what has passed are pinned to their version. Two prices of one billing
 * item are refused too, and a general book of none; a department's without any ends its own prices. `existing`: those of the book that
 * were not withdrawn. null: it may.
 */
export function refuseVersion(
  { validFrom, skus, departmentId }: WantedVersion,
  existing: readonly VersionSpan[],
  now: Date,
): 'validFrom' | 'prices' | null {
  if (new Set(skus).size !== skus.length) return 'prices';
  const first = existing.length === 0;
  if (skus.length === 0 && (departmentId === null || first)) return 'prices';
  if (first && departmentId === null) return null;
  const newest = Math.max(...existing.map((version) => version.validFrom.getTime()));
  return validFrom <= now || validFrom.getTime() <= newest ? 'validFrom' : null;
}

/** The first unsound rule among prices, with its item and the place it was given at (from 0); null: all are sound. */
export function firstUnsound(
  prices: readonly { readonly sku: string; readonly rule: PriceTerms }[],
): (PriceRuleFault & { readonly sku: string; readonly index: number }) | null {
  for (const [index, { sku, rule }] of prices.entries()) {
    const found = faultOfPriceRule(rule);
    if (found) return { ...found, sku, index };
  }
  return null;
}

export type VersionState = 'in-force' | 'to-come' | 'over' | 'withdrawn';

/** Where a version stands at an instant. */
export function stateOfVersion(version: VersionSpan & { readonly withdrawnAt: Date | null }, now: Date): VersionState {
  if (version.withdrawnAt !== null) return 'withdrawn';
  if (version.validFrom > now) return 'to-come';
  return version.validTo !== null && version.validTo <= now ? 'over' : 'in-force';
}
