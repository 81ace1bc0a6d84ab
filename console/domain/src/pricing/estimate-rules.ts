import { monthsOf, overlapOf, type Period, periodOf } from '@zhengyun/rulebook/calendar.ts';
import { type Amounts, DIMENSIONS, type Dimension, type Sku, skuOf } from '@zhengyun/rulebook/dimension.ts';
import { type ExactYuan, type Fen, fenOfExact } from '@zhengyun/rulebook/money.ts';
import { type BookVersion, type Reign, reignsOf } from '@zhengyun/rulebook/price-book.ts';
import { quantityInMonth } from '@zhengyun/rulebook/price-month.ts';
import { type PriceRule, rate, WHOLE_MONTH } from '@zhengyun/rulebook/price-rule.ts';
import type { PriceTerms } from '@zhengyun/rulebook/price-rule-text.ts';

/** Unit and rule of one billing item. */
export interface PricedSku {
  readonly unit: string;
  readonly rule: PriceTerms;
}
export type PriceList = ReadonlyMap<Sku, PricedSku>;

/** What is held, for an estimate. */
export interface HeldAmounts {
  readonly amounts: Amounts;
  readonly xinchuang: boolean;
}

/**
 * Whether a rule charges each unit the same whatever else is used. Any other one is estimated as though nothing else of the item were
 * used in the month, since tiers, packages, flat prices and bounds go by all that a department uses of it.
 */
export function pricesEachUnit({ model, minimum, maximum }: PriceRule): boolean {
  return model.kind === 'unit' && minimum === null && maximum === null;
}

/** The price list in force at an instant for whom `versions` are: the department's own rule where it has one, else the general one. */
export function priceListAt(versions: readonly BookVersion[], at: Date, skus: readonly Sku[]): PriceList {
  const instant = { from: at, to: new Date(at.getTime() + 1000) };
  return new Map(
    skus.flatMap((sku) => {
      const [reign] = reignsOf(versions, sku, wholeSeconds(instant)).reigns;
      return reign ? [[sku, { unit: reign.unit, rule: reign.rule }] as const] : [];
    }),
  );
}

/** Items that are held: their units by billing item, in the order of dimensions. */
export function heldSkus({ amounts, xinchuang }: HeldAmounts) {
  return DIMENSIONS.flatMap((dimension: Dimension) => {
    const units = amounts[dimension] ?? 0n;
    return units > 0n ? [{ dimension, sku: skuOf(dimension, xinchuang), units }] : [];
  });
}

/** Yuan of `units` for a whole month of the rule, exact, as though nothing else of the item were used. */
export function monthExact({ rule }: PricedSku, units: bigint): ExactYuan {
  return rate(rule, units * WHOLE_MONTH).charged;
}

/**
 * Fen of what is held unchanged over a period, rounded half up once; each month of it by the rules that reign in it, each part as though nothing
 * else of the item were used. Null where an item has no price in any part of the period.
 */
export function costOver(held: HeldAmounts, versions: readonly BookVersion[], period: Period): Fen | null {
  let sum: ExactYuan = 0n;
  for (const { sku, units } of heldSkus(held)) {
    const { reigns, gaps } = reignsOf(versions, sku, wholeSeconds(period));
    if (gaps.length > 0) return null;
    for (const month of monthsOf(period)) for (const reign of reigns) sum += partExact(units, reign, periodOf(month));
  }
  return fenOfExact(sum);
}

function partExact(units: bigint, reign: Reign, whole: Period): ExactYuan {
  const span = overlapOf(reign, whole);
  if (!span) return 0n;
  const within = { month: reign.rule.month, whole };
  return rate(reign.rule, quantityInMonth(units, span, within), quantityInMonth(1n, span, within)).charged;
}

function wholeSeconds({ from, to }: Period): Period {
  const cut = (at: Date) => new Date(Math.floor(at.getTime() / 1000) * 1000);
  return { from: cut(from), to: cut(to) };
}

/** A book that holds one price list for ever: for estimates by prices as they are now. */
export function bookOf(prices: PriceList): readonly BookVersion[] {
  const always = { validFrom: new Date(0), validTo: null, departmentId: null };
  return [{ id: 'estimate', number: 'estimate', name: 'estimate', sample: true, ...always, rules: prices }];
}
