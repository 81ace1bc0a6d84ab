import { scaleOf } from '@zhengyun/rulebook/decimal.ts';
import { EXACT_PLACES, type ExactYuan, PPM, PRICE_PLACES } from '@zhengyun/rulebook/money.ts';
import {
  amountsOfParts,
  type PriceModel,
  type PriceRule,
  type PriceTier,
  type ShareOfMonth,
} from '@zhengyun/rulebook/price-rule.ts';
import { QUANTITY_PLACES, type Quantity } from '@zhengyun/rulebook/quantity.ts';

/** What one resource used of an item in one interval under one price version. */
export interface ItemPart {
  /** Stable name of who used it; parts of one instant are laid in its order. */
  readonly name: string;
  readonly at: Date;
  readonly cloudId: string;
  readonly quantity: Quantity;
  /** The quantity before it was cut to nine places, times the seconds of the price's month, scaled by 10^9: exact. */
  readonly weight: bigint;
}

/** How long a price reigned: in seconds, and as a share of its month with nine places. */
export interface ReignedSpan {
  readonly seconds: bigint;
  readonly share: ShareOfMonth;
}

export interface PricedItem {
  /** By the model, in the order of the parts given. */
  readonly amounts: readonly ExactYuan[];
  /** What the discount takes off each; zero or negative. */
  readonly discounts: readonly ExactYuan[];
  /** What the minimum adds to all of them together; nothing where nothing was used. */
  readonly minimum: ExactYuan;
  /** What the maximum takes off, by cloud: the use beyond it, in the order of instant and name, costs nothing. Negative. */
  readonly maximum: ReadonlyMap<string, ExactYuan>;
}

/** 10^25: what a price times a quantity lacks of an exact figure's places. */
const TO_EXACT = scaleOf(EXACT_PLACES - PRICE_PLACES - QUANTITY_PLACES);

/**
 * What the parts of one item cost under one price version. Tiers, packages and bounds apply to all parts together; graduated tiers, packages and a flat price are laid
 * on them by instant, then by name. Depends on the set of parts alone. A part is never negative: a correction changes the quantity and the whole is priced anew.
 */
export function priceItem(rule: PriceRule, parts: readonly ItemPart[], span: ReignedSpan): PricedItem {
  for (const { name, quantity } of parts)
    if (quantity < 0n) throw new RangeError(`${name} has a negative quantity: rate the corrected month anew`);
  const amounts = byModel(rule.model, parts, span);
  const off = rule.discountPpm;
  const discounts = amounts.map((amount) => (off === 0n ? 0n : -((amount / PPM) * off)));
  const after = amounts.map((amount, place) => amount + (discounts[place] ?? 0n));
  const charged = after.reduce((sum, amount) => sum + amount, 0n);
  const least = rule.minimum === null ? 0n : rule.minimum * span.share * TO_EXACT;
  // A gauge that read nothing is there for what is unknown of it: no use, and so no minimum.
  const used = sumOf(parts) > 0n;
  const most = rule.maximum === null ? null : rule.maximum * span.share * TO_EXACT;
  return {
    amounts,
    discounts,
    minimum: used && charged < least ? least - charged : 0n,
    maximum: most === null || charged <= most ? new Map() : beyond(parts, after, most),
  };
}

function byModel(model: PriceModel, parts: readonly ItemPart[], span: ReignedSpan): readonly ExactYuan[] {
  switch (model.kind) {
    case 'unit':
      return parts.map(({ quantity }) => model.unitPrice * quantity * TO_EXACT);
    case 'volume': {
      const { unitPrice } = tierOf(model.tiers, sumOf(parts), span.seconds);
      return parts.map(({ quantity }) => unitPrice * quantity * TO_EXACT);
    }
    case 'package': {
      const size = model.size * span.seconds;
      const each = model.price * span.share * TO_EXACT;
      return laid(parts, (reached) => ((reached + size - 1n) / size) * each);
    }
    case 'flat':
      return laid(parts, (reached) => (reached > 0n ? model.price * span.share * TO_EXACT : 0n));
    case 'graduated': {
      const named = parts.map(({ at, quantity }, place) => ({ id: orderOf(parts, place), at, quantity }));
      const amounts = amountsOfParts(model, named, span.share);
      return named.map(({ id }) => amounts.get(id) ?? 0n);
    }
  }
}

const sumOf = (parts: readonly ItemPart[]): bigint => parts.reduce((sum, { weight }) => sum + weight, 0n);

/** A name by which parts of one instant stand in the order of their names, each its own. */
function orderOf(parts: readonly ItemPart[], place: number): string {
  return `${parts[place]?.name}\u0000${String(place).padStart(9, '0')}`;
}

/** Places of the parts, by instant and name. */
function inOrder(parts: readonly ItemPart[]): readonly number[] {
  const instant = (place: number) => parts[place]?.at.getTime() ?? 0;
  const name = (place: number) => parts[place]?.name ?? '';
  return [...parts.keys()].toSorted((a, b) => instant(a) - instant(b) || (name(a) < name(b) ? -1 : 1));
}

/** What each part adds to a price of all that was used up to it. */
function laid(parts: readonly ItemPart[], priceOf: (reached: bigint) => ExactYuan): readonly ExactYuan[] {
  const amounts = new Array<ExactYuan>(parts.length).fill(0n);
  let [reached, before] = [0n, 0n];
  for (const place of inOrder(parts)) {
    reached += parts[place]?.weight ?? 0n;
    const upTo = priceOf(reached);
    amounts[place] = upTo - before;
    before = upTo;
  }
  return amounts;
}

/** Compared before anything is rounded: ten units over any part of a month lie where ten lie in a whole one. */
function tierOf(tiers: readonly PriceTier[], weight: bigint, seconds: bigint): PriceTier {
  const tier = tiers.find(({ from, to }) => from * seconds <= weight && (to === null || weight < to * seconds));
  if (!tier) throw new RangeError('no tier covers the quantity: the rule is no partition');
  return tier;
}

function beyond(parts: readonly ItemPart[], amounts: readonly ExactYuan[], most: ExactYuan) {
  const off = new Map<string, ExactYuan>();
  let reached = 0n;
  for (const place of inOrder(parts)) {
    const [amount, cloudId] = [amounts[place] ?? 0n, parts[place]?.cloudId ?? ''];
    const free = most > reached ? most - reached : 0n;
    if (amount > free) off.set(cloudId, (off.get(cloudId) ?? 0n) - (amount - free));
    reached += amount;
  }
  return off;
}
