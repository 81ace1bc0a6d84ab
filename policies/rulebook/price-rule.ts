import { divideHalfUp, scaleOf } from './decimal.ts';
import { EXACT_PLACES, type ExactYuan, PPM, type Ppm, PRICE_PLACES, type UnitPrice } from './money.ts';
import { QUANTITY_PLACES, type Quantity } from './quantity.ts';

/** A price for the quantities `from` ≤ q < `to`, unit·months scaled by 10^9; `to` null: no end. */
export interface PriceTier {
  readonly from: Quantity;
  readonly to: Quantity | null;
  readonly unitPrice: UnitPrice;
}

/**
 * How a month's quantity of one billing item becomes money.
 * `unit`: price × quantity. `flat`: the price once, whatever the quantity, if there is any. `graduated`: each unit at the price of the
 * tier it falls into. `volume`: all units at the price of the tier the whole falls into. `package`: the price for each begun package.
 */
export type PriceModel =
  | { readonly kind: 'unit'; readonly unitPrice: UnitPrice }
  | { readonly kind: 'flat'; readonly price: UnitPrice }
  | { readonly kind: 'graduated' | 'volume'; readonly tiers: readonly PriceTier[] }
  | { readonly kind: 'package'; readonly size: Quantity; readonly price: UnitPrice };

/** What a price rule adds to its model. Bounds are yuan for a whole month, scaled by 10^6; the discount comes off before they are looked at. */
export interface PriceRule {
  readonly model: PriceModel;
  readonly discountPpm: Ppm;
  readonly minimum: UnitPrice | null;
  readonly maximum: UnitPrice | null;
}

/** Why a rule can't be entered, and at which tier (from 0); null where it isn't a tier's fault. */
export interface PriceRuleFault {
  readonly fault:
    | 'NO_TIER'
    | 'FIRST_TIER_NOT_FROM_ZERO'
    | 'TIER_EMPTY'
    | 'TIERS_OVERLAP'
    | 'TIERS_LEAVE_GAP'
    | 'LAST_TIER_ENDS'
    | 'TIER_AFTER_LAST'
    | 'PACKAGE_EMPTY'
    | 'PRICE_NEGATIVE'
    | 'DISCOUNT_TOO_LARGE'
    | 'BOUNDS_CROSSED';
  readonly tier: number | null;
}

/**
 * What is wrong with a rule, or null. The tiers of a sound rule are a partition of all quantities from 0 on: each quantity has one price, so
 * nothing is counted in two tiers and nothing in none.
 */
export function faultOfPriceRule({ model, discountPpm, minimum, maximum }: PriceRule): PriceRuleFault | null {
  if (discountPpm < 0n || discountPpm > PPM) return { fault: 'DISCOUNT_TOO_LARGE', tier: null };
  if ((minimum ?? 0n) < 0n || (maximum ?? 0n) < 0n) return { fault: 'PRICE_NEGATIVE', tier: null };
  if (minimum !== null && maximum !== null && minimum > maximum) return { fault: 'BOUNDS_CROSSED', tier: null };
  switch (model.kind) {
    case 'unit':
      return model.unitPrice < 0n ? { fault: 'PRICE_NEGATIVE', tier: null } : null;
    case 'flat':
      return model.price < 0n ? { fault: 'PRICE_NEGATIVE', tier: null } : null;
    case 'package':
      if (model.size <= 0n) return { fault: 'PACKAGE_EMPTY', tier: null };
      return model.price < 0n ? { fault: 'PRICE_NEGATIVE', tier: null } : null;
    case 'graduated':
    case 'volume':
      return faultOfTiers(model.tiers);
  }
}

function faultOfTiers(tiers: readonly PriceTier[]): PriceRuleFault | null {
  if (tiers.length === 0) return { fault: 'NO_TIER', tier: null };
  let reached: Quantity | null = 0n;
  for (const [tier, { from, to, unitPrice }] of tiers.entries()) {
    if (unitPrice < 0n) return { fault: 'PRICE_NEGATIVE', tier };
    if (reached === null) return { fault: 'TIER_AFTER_LAST', tier };
    if (tier === 0 && from !== 0n) return { fault: 'FIRST_TIER_NOT_FROM_ZERO', tier };
    if (from < reached) return { fault: 'TIERS_OVERLAP', tier };
    if (from > reached) return { fault: 'TIERS_LEAVE_GAP', tier };
    if (to !== null && to <= from) return { fault: 'TIER_EMPTY', tier };
    reached = to;
  }
  return reached === null ? null : { fault: 'LAST_TIER_ENDS', tier: tiers.length - 1 };
}

/** The part of a month in which a rule held, as a reading of one unit: 10^9 is the whole month (quantityOf(1n, …)). */
export type ShareOfMonth = Quantity;
export const WHOLE_MONTH: ShareOfMonth = scaleOf(QUANTITY_PLACES);
/** 31 days of a price whose month is 30. */
const LONGEST_SHARE: ShareOfMonth = (WHOLE_MONTH * 31n) / 30n;

/** What a month's quantity costs, step by step; each exact, `charged` = `afterDiscount` + `bound`. */
export interface Rated {
  readonly byModel: ExactYuan;
  readonly afterDiscount: ExactYuan;
  /** What the minimum adds (positive) or the maximum takes off (negative). */
  readonly bound: ExactYuan;
  readonly charged: ExactYuan;
}

/**
 * What `quantity` of one month costs by a sound rule that held for `share` of it. Bounds, flat prices, tiers and packages are meant for a whole month, so
 * each is taken for the share: ten units held for half a month are five unit·months, and lie where ten lie in a whole one. A month cut in two by a new
 * version of the same rule costs what it cost before. A quantity is never negative here: a correction changes the quantity, and the month is rated anew.
 */
export function rate(rule: PriceRule, quantity: Quantity, share: ShareOfMonth = WHOLE_MONTH): Rated {
  if (quantity < 0n) throw new RangeError(`a month's quantity is never negative: ${quantity}`);
  if (share < 0n || share > LONGEST_SHARE) throw new RangeError(`${share} is no share of a month`);
  if (share === 0n && quantity > 0n) throw new RangeError(`${quantity} can't have been held in no part of a month`);
  const byModel = amountByModel(rule.model, quantity, share);
  const afterDiscount = (byModel / PPM) * (PPM - rule.discountPpm);
  const least = rule.minimum === null ? null : exactOfPrice(rule.minimum, share);
  const most = rule.maximum === null ? null : exactOfPrice(rule.maximum, share);
  const raised = least !== null && afterDiscount < least ? least : afterDiscount;
  const charged = most !== null && raised > most ? most : raised;
  return { byModel, afterDiscount, bound: charged - afterDiscount, charged };
}

/** A price times a quantity in the places of a statement's line, exact: 6 + 9 of its places, so PPM divides it with nothing lost. */
function exactOfPrice(price: UnitPrice, quantity: Quantity): ExactYuan {
  return price * quantity * scaleOf(EXACT_PLACES - PRICE_PLACES - QUANTITY_PLACES);
}

function amountByModel(model: PriceModel, quantity: Quantity, share: ShareOfMonth): ExactYuan {
  if (quantity === 0n) return 0n;
  switch (model.kind) {
    case 'unit':
      return exactOfPrice(model.unitPrice, quantity);
    case 'flat':
      return exactOfPrice(model.price, share);
    case 'package': {
      const size = model.size * share;
      return exactOfPrice(model.price, ((quantity * WHOLE_MONTH + size - 1n) / size) * share);
    }
    case 'volume':
      return exactOfPrice(tierOf(model.tiers, quantity, share).unitPrice, quantity);
    case 'graduated':
      return model.tiers.reduce((sum, tier) => sum + tier.unitPrice * within(tier, quantity, share), 0n) * TIER_SCALE;
  }
}

/** Tiers are compared with 18 places (a bound's 9 and a share's 9), 24 with a price's 6: the other 16 are room for what comes off. */
const TIER_SCALE = scaleOf(EXACT_PLACES - PRICE_PLACES - 2 * QUANTITY_PLACES);

function tierOf(tiers: readonly PriceTier[], quantity: Quantity, share: ShareOfMonth): PriceTier {
  const at = quantity * WHOLE_MONTH;
  const tier = tiers.find(({ from, to }) => from * share <= at && (to === null || at < to * share));
  if (!tier) throw new RangeError(`no tier covers ${quantity}: the rule is no partition`);
  return tier;
}

/** The part of 0 … `quantity` that lies in a tier's share, with 18 places. */
function within({ from, to }: PriceTier, quantity: Quantity, share: ShareOfMonth): bigint {
  const at = quantity * WHOLE_MONTH;
  const end = to === null || at < to * share ? at : to * share;
  return end > from * share ? end - from * share : 0n;
}

/** A part of a month's quantity, in the order in which it is laid on the tiers: by instant, then by id. */
export interface QuantityPart {
  readonly id: string;
  readonly at: Date;
  readonly quantity: Quantity;
}

/**
 * What each part carries of the price by the model, before discount and bounds: together exactly what the whole costs. Graduated tiers and packages are
 * filled in the order of parts; by volume and by unit each part has the one price; a flat price lies on the first. Parts in another order, or one cut
 * in two of the same instant, leave all sums as they were.
 */
export function amountsOfParts(model: PriceModel, parts: readonly QuantityPart[], share: ShareOfMonth = WHOLE_MONTH) {
  const ordered = parts.toSorted((a, b) => a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1));
  const whole = parts.reduce((sum, part) => sum + part.quantity, 0n);
  const amounts = new Map<string, ExactYuan>();
  let before = 0n;
  for (const { id, quantity } of ordered) {
    if (amounts.has(id)) throw new Error(`two parts of one month have the id ${id}`);
    if (quantity < 0n) throw new RangeError(`part ${id} has a negative quantity: rate the corrected month anew`);
    const priced: PriceModel =
      model.kind === 'volume' ? { kind: 'unit', unitPrice: tierOf(model.tiers, whole, share).unitPrice } : model;
    const upTo = (reached: Quantity) => amountByModel(priced, reached, share);
    amounts.set(id, upTo(before + quantity) - upTo(before));
    before += quantity;
  }
  return amounts;
}

/** The unit price that printed figures show where a rule has none of its own: amount ÷ quantity, rounded half up to six places. For display alone. */
export function averagePrice(amount: ExactYuan, quantity: Quantity): UnitPrice | null {
  return quantity === 0n
    ? null
    : divideHalfUp(amount, quantity * scaleOf(EXACT_PLACES - PRICE_PLACES - QUANTITY_PLACES));
}
