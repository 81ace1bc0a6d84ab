import { Temporal } from 'temporal-polyfill';
import {
  afterDays,
  afterMonths,
  dayOf,
  monthsOf,
  overlapOf,
  type Period,
  periodOf,
  secondsBetween,
} from './calendar.ts';
import { divideHalfUp } from './decimal.ts';
import { leaseEnd } from './lease-clock.ts';
import type { ReclaimPolicy } from './reclaim-policy.ts';

/** The last day (`YYYY-MM-DD`, Asia/Shanghai) of a lease of `months` that begins at `at`; the day it begins on is free. */
export function lastDayAfter(at: Date, months: number): string {
  return dayOf(new Date(afterMonths(at, months).getTime() - 1));
}

/** How long past its end a lease may still be extended: while the resource is there, whole or stopped. */
export function extendableUntil(lastDay: string, { lease }: Pick<ReclaimPolicy, 'lease'>): Date {
  return afterDays(new Date(leaseEnd(lastDay).getTime() - 1), lease.graceDays + lease.stoppedDays);
}

/**
 * The last day that an extension by `months` gives: months are added to the day promised, so that an extension asked for early
 * loses nothing, and one asked for late gains nothing.
 */
export function extendedTo(lastDay: string, months: number): string {
  return Temporal.PlainDate.from(lastDay).add({ months }).toString();
}

/** Why a lease can't be extended; null: it can. */
export type ExtensionRefusal = {
  readonly code: 'LEASE_OVER' | 'LEASE_TOO_LONG';
  readonly facts: Record<string, string | number>;
};

/** Judges an extension by `months` of the lease that ends with `lastDay`, asked for at `now`. */
export function refuseExtension(
  wanted: { readonly lastDay: string; readonly months: number },
  now: Date,
  policy: Pick<ReclaimPolicy, 'lease' | 'term'>,
): ExtensionRefusal | null {
  if (now >= extendableUntil(wanted.lastDay, policy)) return { code: 'LEASE_OVER', facts: { lastDay: wanted.lastDay } };
  const to = extendedTo(wanted.lastDay, wanted.months);
  const { longestMonths } = policy.term;
  // Counted from today: many small extensions in a row must not outgrow what one may ask for.
  if (to > lastDayAfter(now, longestMonths))
    return { code: 'LEASE_TOO_LONG', facts: { lastDay: to, months: longestMonths } };
  return null;
}

/**
 * What a resource of `monthFen` a month costs over `period`, in fen: each calendar month by its share of seconds, half up in the
 * sum. An estimate by today's price; what is charged goes by the meter.
 */
export function costOver(monthFen: bigint, period: Period): bigint {
  let numerator = 0n;
  let denominator = 1n;
  for (const month of monthsOf(period)) {
    const whole = periodOf(month);
    const part = overlapOf(whole, period);
    if (!part) continue;
    const seconds = secondsBetween(whole.from, whole.to);
    numerator = numerator * seconds + secondsBetween(part.from, part.to) * denominator;
    denominator *= seconds;
  }
  return divideHalfUp(monthFen * numerator, denominator);
}
