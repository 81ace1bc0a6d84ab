import { monthsOf, overlapOf, type Period, periodOf, secondsBetween, wholeSecond, yearEndOf } from './calendar.ts';
import { type Amounts, DIMENSIONS, type Dimension, type Sku, skuOf } from './dimension.ts';
import { type Amount, amountOf, type Fen, fenOfAmount, type UnitPrice } from './money.ts';
import { type Quantity, quantityOf } from './quantity.ts';

/** From `at` on the resource holds `amounts` (all dimensions; empty: released). `id` orders changes of one instant. */
export interface AmountChange {
  readonly id: string;
  readonly at: Date;
  readonly amounts: Amounts;
}

/** Yuan for one unit for one calendar month, per billing item. */
export type Prices = ReadonlyMap<Sku, UnitPrice>;

/** A price book version. It rules from `validFrom` until its `validTo` or a later version's `validFrom`, whichever is first. */
export interface PriceVersion {
  readonly id: string;
  readonly validFrom: Date;
  readonly validTo: Date | null;
  readonly prices: Prices;
}

/** An interval inside one month in which one item's units and price stood still. Whole seconds; `amount` is exact. */
export interface Charge extends Period {
  readonly sku: Sku;
  readonly units: bigint;
  readonly quantity: Quantity;
  readonly priceVersionId: string;
  readonly unitPrice: UnitPrice;
  readonly amount: Amount;
}

/** Use that no price version covers: to be refused by the caller, never billed at nothing. */
export interface PriceGap extends Period {
  readonly sku: Sku;
}

export interface Use {
  readonly changes: readonly AmountChange[];
  readonly xinchuang: boolean;
}

interface Holding extends Period {
  readonly sku: Sku;
  readonly units: bigint;
}

/**
 * The charges of one resource within `period`, ordered by item and instant. Depends on the set of changes only, not on their
 * order; a change that repeats the amounts before it splits an interval and leaves every sum as it was. Intervals are cut to
 * whole seconds, at months and where a price version begins; what no version prices is listed in `gaps`.
 */
export function chargesOf(
  use: Use,
  versions: readonly PriceVersion[],
  period: Period,
): { readonly charges: readonly Charge[]; readonly gaps: readonly PriceGap[] } {
  const charges: Charge[] = [];
  const gaps: PriceGap[] = [];
  const rules = rulesOf(versions);
  const months = monthsOf(period).map(periodOf);
  for (const holding of holdingsOf(use, period)) {
    let reached = holding.from;
    for (const rule of rules) {
      const unitPrice = rule.prices.get(holding.sku);
      const overlap = overlapOf(holding, rule);
      if (unitPrice === undefined || !overlap) continue;
      if (overlap.from > reached) gaps.push({ sku: holding.sku, from: reached, to: overlap.from });
      charges.push(...chargesByMonth({ ...holding, ...overlap }, { id: rule.id, unitPrice }, months));
      reached = overlap.to;
    }
    if (reached < holding.to) gaps.push({ sku: holding.sku, from: reached, to: holding.to });
  }
  return { charges, gaps };
}

/** When each version really rules, by instant; together they never cover an instant twice. */
function rulesOf(versions: readonly PriceVersion[]): readonly (Period & Pick<PriceVersion, 'id' | 'prices'>)[] {
  const ordered = versions.toSorted((a, b) => a.validFrom.getTime() - b.validFrom.getTime() || (a.id < b.id ? -1 : 1));
  return ordered.flatMap((version, index) => {
    const next = ordered[index + 1]?.validFrom.getTime() ?? Number.POSITIVE_INFINITY;
    const end = Math.min(next, version.validTo?.getTime() ?? Number.POSITIVE_INFINITY);
    const from = wholeSecond(version.validFrom);
    const to = Number.isFinite(end) ? wholeSecond(new Date(end)) : new Date(8.64e15);
    return to > from ? [{ id: version.id, prices: version.prices, from, to }] : [];
  });
}

function holdingsOf({ changes, xinchuang }: Use, period: Period): readonly Holding[] {
  const ordered = changes.toSorted((a, b) => a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1));
  const within = { from: wholeSecond(period.from), to: wholeSecond(period.to) };
  return DIMENSIONS.flatMap((dimension) =>
    ordered.flatMap((change, index) => {
      const units = change.amounts[dimension] ?? 0n;
      const until = ordered[index + 1]?.at ?? period.to;
      const span = overlapOf({ from: wholeSecond(change.at), to: wholeSecond(until) }, within);
      return span && units > 0n ? [{ ...span, units, sku: skuOf(dimension, xinchuang) }] : [];
    }),
  );
}

function chargesByMonth(
  holding: Holding,
  price: { readonly id: string; readonly unitPrice: UnitPrice },
  months: readonly Period[],
): readonly Charge[] {
  return months.flatMap((whole) => {
    const span = overlapOf(holding, whole);
    if (!span) return [];
    const quantity = quantityOf(holding.units, {
      from: secondsBetween(whole.from, span.from),
      to: secondsBetween(whole.from, span.to),
      month: secondsBetween(whole.from, whole.to),
    });
    const { sku, units } = holding;
    const amount = amountOf(price.unitPrice, quantity);
    return [{ sku, units, ...span, quantity, priceVersionId: price.id, unitPrice: price.unitPrice, amount }];
  });
}

/** What is held and at which prices, for an estimate. */
export interface Estimate {
  readonly amounts: Amounts;
  readonly xinchuang: boolean;
  readonly prices: Prices;
}

/** Billing items of `estimate` that have no price; an estimate with any must be refused (NO_PRICE). */
export function unpricedSkus({ amounts, xinchuang, prices }: Estimate): readonly Sku[] {
  return dimensionsIn(amounts)
    .map((dimension) => skuOf(dimension, xinchuang))
    .filter((sku) => !prices.has(sku));
}

/** Yuan for one whole calendar month, exact. Throws when an item has no price: ask unpricedSkus first. */
export function monthAmount(estimate: Estimate): Amount {
  return dimensionsIn(estimate.amounts).reduce(
    (sum, dimension) => sum + priceOf(estimate, dimension) * (estimate.amounts[dimension] ?? 0n) * 1_000_000_000n,
    0n,
  );
}

/** Fen for one whole calendar month, rounded half up once over all items. */
export function monthFen(estimate: Estimate): Fen {
  return fenOfAmount(monthAmount(estimate));
}

/** Yuan from `from` to the end of that calendar year in Asia/Shanghai if nothing changes, exact and by the second. */
export function yearEndAmount(estimate: Estimate, from: Date): Amount {
  const version = { id: 'estimate', validFrom: new Date(0), validTo: null, prices: estimate.prices };
  const use = { changes: [{ id: 'estimate', at: from, amounts: estimate.amounts }], xinchuang: estimate.xinchuang };
  const { charges, gaps } = chargesOf(use, [version], { from, to: yearEndOf(from) });
  if (gaps[0]) throw new Error(`no price for ${gaps[0].sku}: ask unpricedSkus first`);
  return charges.reduce((sum, charge) => sum + charge.amount, 0n);
}

/** Fen from `from` to the end of that calendar year, rounded half up once. */
export function yearEndFen(estimate: Estimate, from: Date): Fen {
  return fenOfAmount(yearEndAmount(estimate, from));
}

function dimensionsIn(amounts: Amounts): readonly Dimension[] {
  return DIMENSIONS.filter((dimension) => (amounts[dimension] ?? 0n) > 0n);
}

function priceOf({ xinchuang, prices }: Estimate, dimension: Dimension): UnitPrice {
  const sku = skuOf(dimension, xinchuang);
  const price = prices.get(sku);
  if (price === undefined) throw new Error(`no price for ${sku}: ask unpricedSkus first`);
  return price;
}
