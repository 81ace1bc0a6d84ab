import { overlapOf, type Period, secondsBetween } from '@zhengyun/rulebook/calendar.ts';
import { type MeterTalk, silencesOf } from '@zhengyun/rulebook/meter-silence.ts';
import type { Quantity } from '@zhengyun/rulebook/quantity.ts';
import type { Aggregation } from '@zhengyun/rulebook/usage-entries.ts';
import { type ResourceChange, spansOf } from './rules.ts';

/** Of all the time that anybody held a resource within the month, in milliseconds, how much was the department's. */
export interface ShareOfHolding {
  readonly own: bigint;
  readonly all: bigint;
}

/** What of a month is whose: of `own` changes of a department, among `all` of the resource. */
export interface Holding {
  /** When the department held it, within the month; null: the ledger knows nothing of it. */
  readonly held: readonly Period[] | null;
  readonly share: ShareOfHolding;
  /** Whether nobody held it in the month after the department did. */
  readonly heldLast: boolean;
}

export function holdingOf(own: readonly ResourceChange[], all: readonly ResourceChange[], month: Period): Holding {
  const within = (changes: readonly ResourceChange[]) =>
    spansOf(changes, month).map(({ from, to }): Period => ({ from, to: to ?? month.to }));
  const length = (spans: readonly Period[]) =>
    spans.reduce((sum, { from, to }) => sum + BigInt(to.getTime() - from.getTime()), 0n);
  const [held, anybody] = [within(own), within(all)];
  const heldLast = held.at(-1)?.to.getTime() === anybody.at(-1)?.to.getTime();
  return { held: all.length > 0 ? held : null, share: { own: length(held), all: length(anybody) }, heldLast };
}

/**
 * Of what a month is charged once for (a peak, accounts), each department that held the resource in it has its own figure for its share of the time, so that together
 * they never have more than one would have had. What is cut is the running figure, downwards: the parts still add up.
 */
export function sharedParts<Part extends { readonly quantity: Quantity }>(
  parts: readonly Part[],
  aggregation: Aggregation,
  { own, all }: ShareOfHolding,
): readonly Part[] {
  if ((aggregation !== 'highest' && aggregation !== 'unique') || own === all) return parts;
  let [reached, before] = [0n, 0n];
  return parts.map((part) => {
    reached += part.quantity;
    const upTo = (reached * own) / all;
    const quantity = upTo - before;
    before = upTo;
    return { ...part, quantity };
  });
}

interface Silent<Part> extends Omit<MeterTalk, 'until'> {
  /** All parts of the month, up to the end of the last. */
  readonly parts: readonly Period[];
  /** A part in which nothing was used. */
  readonly empty: (part: Period) => Part;
}

/**
 * The parts of a month with the time for which their meter was silent, as unknown; a part it said nothing in is there for it, with nothing used. Parts of a meter
 * that may be silent are as they were.
 */
export function withSilences<
  Part extends Period & { readonly unknownSeconds: bigint; readonly silentSince?: Date | undefined },
>(found: readonly Part[], after: number | null, { parts, empty, ...talk }: Silent<Part>): readonly Part[] {
  const silences = silencesOf({ ...talk, until: parts.at(-1)?.to ?? talk.month.from }, after);
  if (silences.length === 0) return found;
  return parts.flatMap((part): Part[] => {
    const known = found.find(({ from }) => from.getTime() === part.from.getTime());
    const silent = silences.flatMap((silence) => overlapOf(silence, part) ?? []);
    const since = silences.find((silence) => overlapOf(silence, part) !== null)?.from;
    if (since === undefined) return known ? [known] : [];
    const base = known ?? empty(part);
    const seconds = silent.reduce((sum, { from, to }) => sum + secondsBetween(from, to), 0n);
    return [{ ...base, unknownSeconds: base.unknownSeconds + seconds, silentSince: since }];
  });
}
