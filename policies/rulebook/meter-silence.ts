import type { Period } from './calendar.ts';

const DAY_MS = 86_400_000;

/** When a meter of a resource gave readings. */
export interface MeterTalk {
  /** A whole calendar month; China's days all have 24 hours. */
  readonly month: Period;
  /** As of then: a day that isn't over is silent for nobody. */
  readonly until: Date;
  /** When the resource was held, within the month. */
  readonly held: readonly Period[];
  /** Bit 0 is the month's first day: whether there was a reading on it. */
  readonly days: bigint;
  /** Whether it gave readings of this resource before it was held in this month, at most one month back: one that was never heard of isn't there yet. */
  readonly heardBefore: boolean;
}

/** Bits of the days of a month (from the instant it begins) on which something was at one of the instants, which lie in it. */
export function daysOf({ from }: Pick<Period, 'from'>, instants: readonly Date[]): bigint {
  const first = from.getTime();
  // No month has more days than a number has bits, and numbers take no room of their own.
  let days = 0;
  for (const at of instants) days |= 1 << Math.floor((at.getTime() - first) / DAY_MS);
  return BigInt(days);
}

/**
 * When a meter said nothing for `after` days on end or longer, though it had been heard: whole days (Asia/Shanghai) on which the resource was held from
 * beginning to end. Null: it speaks only as things happen, and its silence says nothing. What was used then isn't known, and is never taken for nothing.
 */
export function silencesOf(
  { month, until, held, days, heardBefore }: MeterTalk,
  after: number | null,
): readonly Period[] {
  if (after === null) return [];
  const [first, end] = [month.from.getTime(), Math.min(until.getTime(), month.to.getTime())];
  const silences: Period[] = [];
  let [heard, silentFrom] = [heardBefore, -1];
  const speaks = (day: number) => {
    if (silentFrom >= 0 && day - silentFrom >= after)
      silences.push({ from: new Date(first + silentFrom * DAY_MS), to: new Date(first + day * DAY_MS) });
    silentFrom = -1;
  };
  let day = 0;
  for (; first + (day + 1) * DAY_MS <= end; day += 1) {
    const [from, to] = [first + day * DAY_MS, first + (day + 1) * DAY_MS];
    const said = ((days >> BigInt(day)) & 1n) === 1n;
    const whole = held.some((span) => span.from.getTime() <= from && span.to.getTime() >= to);
    if (said || !whole || !heard) speaks(day);
    else if (silentFrom < 0) silentFrom = day;
    heard ||= said;
  }
  speaks(day);
  return silences;
}
