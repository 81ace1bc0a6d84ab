import { overlapOf, type Period, secondsBetween } from './calendar.ts';
import { divideHalfUp, scaleOf } from './decimal.ts';
import { QUANTITY_PLACES, type Quantity } from './quantity.ts';

/** One use as it was reported: `at` when it happened, `receivedAt` when it became known. `value` in the meter's unit, scaled by 10^9. */
export interface UseEntry {
  readonly kind: 'use';
  readonly id: string;
  readonly at: Date;
  readonly receivedAt: Date;
  readonly value: Quantity;
  /** What is counted once by a meter of unique things. */
  readonly thing?: string;
}

/** Says that the use `of` was another value, or never was. The entry it is about stays as it is. */
export type Amendment =
  | {
      readonly kind: 'correction';
      readonly id: string;
      readonly of: string;
      readonly receivedAt: Date;
      readonly value: Quantity;
    }
  | { readonly kind: 'withdrawal'; readonly id: string; readonly of: string; readonly receivedAt: Date };

export type UsageEntry = UseEntry | Amendment;

/** A use as it counts, with the ids of all entries behind it, its own first. */
export interface EffectiveUse extends Omit<UseEntry, 'kind'> {
  readonly behind: readonly string[];
}

/**
 * The uses that count, of what was received before `knownBy` (all, where it is left out), ordered by instant and id. The correction received last
 * decides, by id where two came at once; a withdrawn use counts no more, whatever was said of it. Depends on the set of entries only: late, repeated
 * and out of order are the same. An amendment of an entry that is not there changes nothing.
 */
export function effectiveUses(entries: Iterable<UsageEntry>, knownBy?: Date): readonly EffectiveUse[] {
  const uses = new Map<string, UseEntry>();
  const amendments = new Map<string, Amendment>();
  for (const entry of entries) {
    if (knownBy && entry.receivedAt >= knownBy) continue;
    if (entry.kind === 'use') keepFirst(uses, entry);
    else keepFirst(amendments, entry);
  }
  const about = Map.groupBy(amendments.values(), ({ of }) => of);
  return [...uses.values()].toSorted(byInstant).flatMap(({ kind: _, ...use }) => {
    const said = (about.get(use.id) ?? []).toSorted(byReceipt);
    if (said.some(({ kind }) => kind === 'withdrawal')) return [];
    const last = said.findLast((amendment) => amendment.kind === 'correction');
    return [{ ...use, value: last?.value ?? use.value, behind: [use.id, ...said.map(({ id }) => id)] }];
  });
}

/** An entry that is sent again was known since it came first. */
function keepFirst<Entry extends UsageEntry>(entries: Map<string, Entry>, entry: Entry): void {
  const known = entries.get(entry.id);
  if (!known || entry.receivedAt < known.receivedAt) entries.set(entry.id, entry);
}

const byId = (a: { readonly id: string }, b: { readonly id: string }) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
const byInstant = (a: MeterUse, b: MeterUse) => a.at.getTime() - b.at.getTime() || byId(a, b);
const byReceipt = (a: Amendment, b: Amendment) => a.receivedAt.getTime() - b.receivedAt.getTime() || byId(a, b);

/** As much of a use as a meter counts it by. */
export interface MeterUse {
  readonly id: string;
  readonly at: Date;
  readonly value: Quantity;
  readonly thing?: string | undefined;
}

/** How a month's uses become one quantity. */
export const AGGREGATIONS = ['sum', 'highest', 'last', 'time-weighted', 'unique'] as const;
export type Aggregation = (typeof AGGREGATIONS)[number];

/** `unknownSeconds`: of a time-weighted level, how long nothing was known of it: before its first reading. Never taken for nothing used. */
export interface Metered {
  readonly quantity: Quantity;
  readonly unknownSeconds: bigint;
}

/** Over what a quantity is made. `until`: as of then. `held`: when the resource was held, within which alone a level counts; all of the month where it is left out. */
export interface MeteredSpan {
  readonly month: Period;
  readonly until?: Date | undefined;
  readonly held?: readonly Period[] | undefined;
}

/**
 * The quantity of `uses` within `month`, a whole calendar month, up to `until`; null where nothing is known. A use at the very end belongs to the next month.
 * `sum`, `highest`, `unique` look at what happened within. `last` and `time-weighted` hold until the next reading, so the last one before the month counts too,
 * and only while the resource is held, so that what was released or handed over runs on for nobody:
 * `last` is what stood at the end, whole, whenever it came; `time-weighted` is a level, of which half a month is half its unit·months.
 */
export function meteredIn(
  aggregation: Aggregation,
  uses: readonly MeterUse[],
  { month, until = month.to, held = [month] }: MeteredSpan,
): Metered | null {
  const end = new Date(Math.min(until.getTime(), month.to.getTime()));
  const ordered = uses.filter(({ at }) => at.getTime() < end.getTime()).toSorted(byInstant);
  const within = ordered.filter(({ at }) => at.getTime() >= month.from.getTime());
  const spans = held.flatMap((span) => overlapOf(span, { from: month.from, to: end }) ?? []);
  const whole = (quantity: Quantity): Metered => ({ quantity, unknownSeconds: 0n });
  switch (aggregation) {
    case 'sum':
      return within.length === 0 ? null : whole(within.reduce((sum, { value }) => sum + value, 0n));
    case 'highest': {
      const [first] = within;
      if (!first) return null;
      let most = first.value;
      for (const { value } of within) if (value > most) most = value;
      return whole(most);
    }
    case 'unique':
      return within.length === 0
        ? null
        : whole(BigInt(new Set(within.map(({ thing, id }) => thing ?? id)).size) * scaleOf(QUANTITY_PLACES));
    case 'last': {
      const endOfHolding = Math.max(...spans.map(({ to }) => to.getTime()));
      const last = ordered.findLast(({ at }) => at.getTime() < endOfHolding);
      return last ? whole(last.value) : null;
    }
    case 'time-weighted':
      return levelOver(ordered, spans, secondsBetween(month.from, month.to));
  }
}

/** Rounded once, at the end, so that a reading that repeats a level changes nothing. */
function levelOver(ordered: readonly MeterUse[], spans: readonly Period[], month: bigint): Metered | null {
  if (ordered.length === 0 || spans.length === 0) return null;
  // By the numbers behind the instants: a month has as many readings as hours, of each resource.
  const held = spans.map(({ from, to }) => ({ from: from.getTime(), to: to.getTime() }));
  const end = Math.max(...held.map(({ to }) => to));
  let [weighted, known] = [0n, 0];
  for (const [place, { at, value }] of ordered.entries()) {
    const [from, to] = [at.getTime(), ordered[place + 1]?.at.getTime() ?? end];
    let seconds = 0;
    for (const span of held) seconds += wholeSecondsBetween(Math.max(span.from, from), Math.min(span.to, to));
    if (seconds === 0) continue;
    weighted += value * BigInt(seconds);
    known += seconds;
  }
  const whole = spans.reduce((sum, { from, to }) => sum + secondsBetween(from, to), 0n);
  return { quantity: divideHalfUp(weighted, month), unknownSeconds: whole - BigInt(known) };
}

/** Whole seconds between two instants in milliseconds, each cut down to its second; none where the second is not after the first. */
function wholeSecondsBetween(from: number, to: number): number {
  return to > from ? Math.floor(to / 1_000) - Math.floor(from / 1_000) : 0;
}
