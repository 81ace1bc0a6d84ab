import { overlapOf, type Period, secondsBetween } from '@zhengyun/rulebook/calendar.ts';
import { divideHalfUp, scaleOf } from '@zhengyun/rulebook/decimal.ts';
import type { ExactYuan, UnitPrice } from '@zhengyun/rulebook/money.ts';
import { type BookVersion, type Reign, reignsOf } from '@zhengyun/rulebook/price-book.ts';
import { secondsOfPriceMonth } from '@zhengyun/rulebook/price-month.ts';
import type { PriceTerms } from '@zhengyun/rulebook/price-rule-text.ts';
import { QUANTITY_PLACES, type Quantity } from '@zhengyun/rulebook/quantity.ts';
import { type AmountChange, holdingsOf } from './holding-rules.ts';
import { type ItemPart, type PricedItem, priceItem, type ReignedSpan } from './item-rules.ts';
import type { CHARGE_KINDS, ChargeEvents } from './schemas.ts';

export interface RatedResource {
  readonly id: string;
  readonly number: string;
  readonly xinchuang: boolean;
  readonly cloudId: string;
  readonly changes: readonly AmountChange[];
}

/** What a meter came to over an interval of the month in which one price reigned; the quantities of a month's intervals add up to the month's. */
export interface MeteredUse extends Period {
  readonly resourceId: string;
  readonly number: string;
  readonly cloudId: string;
  readonly sku: string;
  readonly quantity: Quantity;
  /** What stands at the month's end is priced as a whole month of it, whatever part of the month its price or contract has. */
  readonly whole?: boolean;
  readonly events: ChargeEvents;
}

/** All that the charges of a month depend on. */
export interface RatingFacts {
  /** The whole calendar month in Asia/Shanghai. */
  readonly month: Period;
  /** The part of it that is charged. */
  readonly period: Period;
  readonly resources: readonly RatedResource[];
  readonly metered: readonly MeteredUse[];
  readonly versions: readonly BookVersion[];
}

/** An exact, unrounded charge with all that it follows from. `quantity`, `units`, `unitPrice` null where the kind or the price has none. */
export interface RatedCharge extends Period {
  readonly kind: (typeof CHARGE_KINDS)[number];
  readonly resourceId: string | null;
  /** The resource's printed number. */
  readonly number: string | null;
  readonly cloudId: string | null;
  readonly sku: string;
  readonly unit: string;
  readonly priceVersionId: string;
  readonly unitPrice: UnitPrice | null;
  readonly units: bigint | null;
  readonly quantity: Quantity | null;
  readonly amount: ExactYuan;
  readonly events: ChargeEvents;
}

/** One billing item under one price version, over the whole charged part: what tiers, packages and bounds were applied to. */
export interface RatedItem extends ReignedSpan {
  readonly sku: string;
  readonly unit: string;
  readonly version: Pick<BookVersion, 'id' | 'number' | 'sample'>;
  readonly rule: PriceTerms;
  readonly quantity: Quantity;
  readonly byModel: ExactYuan;
  readonly discount: ExactYuan;
  readonly bound: ExactYuan;
}

/** What is held and no price covers: whoever asked refuses or tells of it, and it is never billed at nothing. */
export interface UnpricedUse extends Period {
  readonly sku: string;
  readonly resourceId: string;
  readonly number: string;
  readonly cloudId: string;
}

export interface Rated {
  readonly charges: readonly RatedCharge[];
  readonly items: readonly RatedItem[];
  /** By resource, then in order of item and instant. */
  readonly gaps: readonly UnpricedUse[];
  readonly total: ExactYuan;
}

interface Used extends Omit<MeteredUse, 'quantity'> {
  /** Null: counted whole by a meter, whatever part of the month it is of. */
  readonly units: bigint | null;
  readonly quantity: Quantity | null;
}

interface Line extends ItemPart {
  readonly used: Used;
  readonly span: Period;
  readonly reign: Reign;
}

const SCALE = scaleOf(QUANTITY_PLACES);
const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/**
 * The charges of one department and month: what was held and what was metered, cut where prices change, priced by the rule that reigned; the department's own before the
 * general one. Depends on the set of facts alone: in any order, split or repeated, they come to the same charges in the same order.
 */
export function rate(facts: RatingFacts): Rated {
  const gaps: UnpricedUse[] = [];
  const lines = linesOf(facts, gaps);
  const groups = Map.groupBy(lines, ({ used, reign }) => `${used.sku}\u0000${reign.version.id}`);
  const priced = [...groups.values()].map((group) => chargesOfItem(group, facts));
  const charges = priced.flatMap((item) => item.charges).toSorted(byPlace);
  return {
    charges,
    items: priced.flatMap(({ item }) => item).toSorted(byItem),
    gaps,
    total: charges.reduce((sum, { amount }) => sum + amount, 0n),
  };
}

const byItem = (a: RatedItem, b: RatedItem) => order(a.sku, b.sku) || order(a.version.id, b.version.id);
/** Charges of resources first, by number, item, instant and version; then those of none. */
const byPlace = (a: RatedCharge, b: RatedCharge) =>
  order(a.number ?? '~', b.number ?? '~') ||
  order(a.sku, b.sku) ||
  a.from.getTime() - b.from.getTime() ||
  order(a.priceVersionId, b.priceVersionId) ||
  order(b.kind, a.kind) ||
  order(a.cloudId ?? '', b.cloudId ?? '');

function linesOf(facts: RatingFacts, gaps: UnpricedUse[]): readonly Line[] {
  const books = new Map<string, ReturnType<typeof reignsOf>>();
  const reigning = (sku: string) => {
    const known = books.get(sku) ?? reignsOf(facts.versions, sku, facts.period);
    books.set(sku, known);
    return known;
  };
  return usesOf(facts).flatMap((used) => {
    const { resourceId, number, cloudId, sku } = used;
    const found = reigning(sku);
    // What is held is always sold. What a meter counts is sold where and while a price book names it: its past can't be priced, and nothing else of the month waits for it.
    if (used.units !== null)
      gaps.push(
        ...found.gaps.flatMap((gap) => {
          const unpriced = overlapOf(gap, used);
          return unpriced ? [{ ...unpriced, resourceId, number, cloudId, sku }] : [];
        }),
      );
    return found.reigns.flatMap((reign) => {
      const span = overlapOf(reign, used);
      return span ? [lineOf(used, { span, reign, month: facts.month })] : [];
    });
  });
}

function usesOf({ resources, metered, period }: RatingFacts): readonly Used[] {
  const held = resources.flatMap(({ id, number, xinchuang, cloudId, changes }) =>
    holdingsOf({ changes, xinchuang }, period).map(
      ({ sku, units, from, to, changes: ids }): Used => ({
        resourceId: id,
        number,
        cloudId,
        sku,
        units,
        quantity: null,
        from,
        to,
        events: { changes: [...ids] },
      }),
    ),
  );
  const consumed = metered.flatMap((use): Used[] => {
    const span = overlapOf(use, period);
    return span ? [{ ...use, ...span, units: null }] : [];
  });
  return [...held, ...consumed].toSorted((a, b) => order(a.number, b.number));
}

interface Cut {
  readonly span: Period;
  readonly reign: Reign;
  readonly month: Period;
}

/** A meter is asked for the intervals of one price each; one that crosses a change of price can't be divided here. */
function lineOf(used: Used, { span, reign, month }: Cut): Line {
  const divisor = secondsOfPriceMonth(reign.rule.month, month);
  const place = { name: used.number, at: span.from, cloudId: used.cloudId, used, span, reign };
  if (used.units === null || used.quantity !== null) {
    if (secondsBetween(span.from, span.to) !== secondsBetween(used.from, used.to))
      throw new RangeError(`${used.sku} of ${used.number} is metered over more than one price`);
    const quantity = used.quantity ?? 0n;
    return { ...place, quantity, weight: quantity * divisor };
  }
  const [from, to] = [secondsBetween(month.from, span.from), secondsBetween(month.from, span.to)];
  const quantity = readingAt(used.units, to, divisor) - readingAt(used.units, from, divisor);
  return { ...place, quantity, weight: used.units * (to - from) * SCALE };
}

/** What the meter shows so many seconds into the month, cut half up to nine places: intervals that touch add up, however they are cut. */
function readingAt(units: bigint, second: bigint, divisor: bigint): Quantity {
  return divideHalfUp(units * second * SCALE, divisor);
}

function chargesOfItem(group: readonly Line[], facts: RatingFacts): { charges: RatedCharge[]; item: RatedItem[] } {
  const [first] = group;
  if (!first) return { charges: [], item: [] };
  const { version, unit, rule } = first.reign;
  const { sku } = first.used;
  const span = first.used.whole ? wholeSpan(rule, facts.month) : spanOf(sku, version.id, facts);
  const priced = priceItem(rule, group, span);
  const charges = group.flatMap((line, place) => chargesOfLine(line, priced, place));
  const bounds = boundsOf({ sku, unit, priceVersionId: version.id }, priced, facts.period);
  const sum = (amounts: Iterable<ExactYuan>) => [...amounts].reduce((all, amount) => all + amount, 0n);
  const item = {
    ...span,
    sku,
    unit,
    version: { id: version.id, number: version.number, sample: version.sample },
    rule,
    quantity: sum(group.map(({ quantity }) => quantity)),
    byModel: sum(priced.amounts),
    discount: sum(priced.discounts),
    bound: sum(bounds.map(({ amount }) => amount)),
  };
  return { charges: [...charges, ...bounds], item: [item] };
}

/** How long a version's price of an item reigned within the charged part; a dedicated price can cut a general one in two. */
function spanOf(sku: string, versionId: string, { versions, period, month }: RatingFacts): ReignedSpan {
  const own = reignsOf(versions, sku, period).reigns.filter(({ version }) => version.id === versionId);
  return own.reduce(
    ({ seconds, share }, { from, to, rule }) => {
      const divisor = secondsOfPriceMonth(rule.month, month);
      const [begin, end] = [secondsBetween(month.from, from), secondsBetween(month.from, to)];
      return {
        seconds: seconds + end - begin,
        share: share + readingAt(1n, end, divisor) - readingAt(1n, begin, divisor),
      };
    },
    { seconds: 0n, share: 0n },
  );
}

function wholeSpan(rule: PriceTerms, month: Period): ReignedSpan {
  const seconds = secondsBetween(month.from, month.to);
  return { seconds, share: readingAt(1n, seconds, secondsOfPriceMonth(rule.month, month)) };
}

function chargesOfLine({ used, span, reign, quantity }: Line, priced: PricedItem, place: number): RatedCharge[] {
  const { resourceId, number, cloudId, sku, units, events } = used;
  const { version, unit, rule } = reign;
  const pinned = { resourceId, number, cloudId, sku, unit, priceVersionId: version.id, ...span, events };
  const unitPrice = rule.model.kind === 'unit' ? rule.model.unitPrice : null;
  const amount = priced.amounts[place] ?? 0n;
  const usage = { ...pinned, kind: 'usage' as const, unitPrice, units, quantity, amount };
  if (rule.discountPpm === 0n) return [usage];
  const less = { kind: 'discount' as const, unitPrice: null, units: null, quantity: null };
  return [usage, { ...pinned, ...less, amount: priced.discounts[place] ?? 0n }];
}

function boundsOf(
  pinned: Pick<RatedCharge, 'sku' | 'unit' | 'priceVersionId'>,
  { minimum, maximum }: PricedItem,
  period: Period,
): RatedCharge[] {
  const nobody = { resourceId: null, number: null, unitPrice: null, units: null, quantity: null, events: {} };
  const charge = { ...pinned, ...nobody, from: period.from, to: period.to };
  const off = [...maximum].map(([cloudId, amount]) => ({ ...charge, kind: 'maximum' as const, cloudId, amount }));
  return minimum > 0n ? [{ ...charge, kind: 'minimum' as const, cloudId: null, amount: minimum }, ...off] : off;
}
