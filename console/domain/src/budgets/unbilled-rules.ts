import { monthsOf, overlapOf, type Period, periodOf } from '@zhengyun/rulebook/calendar.ts';

/** A statement of one month, made up to `asOf`. */
export interface BilledMonth {
  /** `YYYY-MM` in Asia/Shanghai. */
  readonly month: string;
  readonly asOf: Date;
}

/**
 * What of `year` no statement speaks of: months without one, and of a month to date what comes after it. Statements are made in any
 * order, so a later one says nothing of an earlier month. Half-open, in order, parts that touch joined.
 */
export function unbilledOf(year: Period, statements: readonly BilledMonth[]): readonly Period[] {
  const upTo = new Map<string, number>();
  for (const { month, asOf } of statements) upTo.set(month, Math.max(upTo.get(month) ?? 0, asOf.getTime()));
  const parts: Period[] = [];
  for (const month of monthsOf(year)) {
    const whole = periodOf(month);
    const from = new Date(Math.max(whole.from.getTime(), upTo.get(month) ?? 0));
    const open = overlapOf({ from, to: whole.to }, year);
    if (!open) continue;
    const touching = parts.at(-1)?.to.getTime() === open.from.getTime() ? parts.pop() : undefined;
    parts.push({ from: touching?.from ?? open.from, to: open.to });
  }
  return parts;
}

/** The parts of `periods` from `since` on. */
export function since(periods: readonly Period[], from: Date): readonly Period[] {
  return periods.flatMap((period) => overlapOf(period, { from, to: period.to }) ?? []);
}
