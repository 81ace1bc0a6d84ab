import type { Period } from './calendar.ts';
import { secondsBetween } from './calendar.ts';
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
const byInstant = (a: UseEntry, b: UseEntry) => a.at.getTime() - b.at.getTime() || byId(a, b);
const byReceipt = (a: Amendment, b: Amendment) => a.receivedAt.getTime() - b.receivedAt.getTime() || byId(a, b);

/** How a month's uses become one quantity. */
export const AGGREGATIONS = ['sum', 'highest', 'last', 'time-weighted', 'unique'] as const;
export type Aggregation = (typeof AGGREGATIONS)[number];

/** `unknownSeconds`: of a time-weighted level, how long nothing was known of it: before its first reading. Never taken for nothing used. */
export interface Metered {
  readonly quantity: Quantity;
  readonly unknownSeconds: bigint;
}

/**
 * The quantity of `uses` within `month`, a whole calendar month, up to `until`; null where nothing is known. A use at the very end belongs to the next month.
 * `sum`, `highest`, `unique` look at what happened within. `last` and `time-weighted` hold until the next reading, so the last one before the month counts too:
 * `last` is what stands at the end, whole, whenever it came; `time-weighted` is a level, of which half a month is half its unit·months.
 */
export function meteredIn(
  aggregation: Aggregation,
  uses: readonly EffectiveUse[],
  { month, until = month.to }: { readonly month: Period; readonly until?: Date | undefined },
): Metered | null {
  const end = new Date(Math.min(until.getTime(), month.to.getTime()));
  const ordered = uses.toSorted((a, b) => a.at.getTime() - b.at.getTime() || byId(a, b)).filter(({ at }) => at < end);
  const within = ordered.filter(({ at }) => at >= month.from);
  const whole = (quantity: Quantity): Metered => ({ quantity, unknownSeconds: 0n });
  switch (aggregation) {
    case 'sum':
      return within.length === 0 ? null : whole(within.reduce((sum, { value }) => sum + value, 0n));
    case 'highest': {
      const highest = within.toSorted((a, b) => (a.value < b.value ? -1 : 1)).at(-1);
      return highest ? whole(highest.value) : null;
    }
    case 'unique':
      return within.length === 0
        ? null
        : whole(BigInt(new Set(within.map(({ thing, id }) => thing ?? id)).size) * scaleOf(QUANTITY_PLACES));
    case 'last': {
      const last = ordered.at(-1);
      return last ? whole(last.value) : null;
    }
    case 'time-weighted':
      return levelOver(ordered, { from: month.from, to: end }, secondsBetween(month.from, month.to));
  }
}

/** Rounded once, at the end, so that a reading that repeats a level changes nothing. */
function levelOver(ordered: readonly EffectiveUse[], span: Period, month: bigint): Metered | null {
  if (ordered.length === 0 || span.to <= span.from) return null;
  let [weighted, unknownSeconds] = [0n, 0n];
  let [reached, level]: [Date, Quantity | null] = [span.from, null];
  const upTo = (at: Date) => {
    const seconds = secondsBetween(reached, at);
    if (level === null) unknownSeconds += seconds;
    else weighted += level * seconds;
    reached = at;
  };
  for (const { at, value } of ordered) {
    if (at > span.from) upTo(at);
    level = value;
  }
  upTo(span.to);
  return { quantity: divideHalfUp(weighted, month), unknownSeconds };
}
