import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';

/** The zone of every accounting period and printed time. A zone id, never a fixed offset. */
export const ZONE = 'Asia/Shanghai';

/** Half-open span of UTC instants: `from` is in it, `to` is not. */
export interface Period {
  readonly from: Date;
  readonly to: Date;
}

/** An accounting month 会计期间, `YYYY-MM`, in Asia/Shanghai. */
export type Month = string;
export const monthSchema = z.string().regex(/^20[0-9]{2}-(0[1-9]|1[0-2])$/, 'MONTH_INVALID');

const instantOf = (zoned: Temporal.ZonedDateTime): Date => new Date(zoned.epochMilliseconds);
const zonedOf = (at: Date) => Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(ZONE);
const beginningOf = (day: Temporal.PlainDate): Date => instantOf(day.toZonedDateTime({ timeZone: ZONE }));

/** Periods worked out before: a statement asks for the same month once per charge, and the calendar is slow to ask. */
const periods = new Map<Month, Period>();

/** The instants of `month`: 2026-10 is 2026-09-30T16:00:00Z up to, not including, 2026-10-31T16:00:00Z. RangeError on another form. */
export function periodOf(month: Month): Period {
  const known = periods.get(month);
  if (known) return known;
  const first = Temporal.PlainYearMonth.from(month).toPlainDate({ day: 1 });
  const period = { from: beginningOf(first), to: beginningOf(first.add({ months: 1 })) };
  periods.set(month, period);
  return period;
}

/** The month in Asia/Shanghai that `at` lies in. */
export function monthOf(at: Date): Month {
  return zonedOf(at).toPlainDate().toPlainYearMonth().toString();
}

/** The calendar day in Asia/Shanghai that `at` lies in, `YYYY-MM-DD`. */
export function dayOf(at: Date): string {
  return zonedOf(at).toPlainDate().toString();
}

/** The instant `day` (`YYYY-MM-DD`) begins in Asia/Shanghai. */
export function beginningOfDay(day: string): Date {
  return beginningOf(Temporal.PlainDate.from(day));
}

/** The end (Asia/Shanghai midnight) of the day `days` days after the day of `at`: a deadline in calendar days. */
export function afterDays(at: Date, days: number): Date {
  return beginningOf(
    zonedOf(at)
      .toPlainDate()
      .add({ days: days + 1 }),
  );
}

/** The same in calendar months: from 31 January one month ends with the last day of February. */
export function afterMonths(at: Date, months: number): Date {
  return beginningOf(zonedOf(at).toPlainDate().add({ months }).add({ days: 1 }));
}

/** The day (`YYYY-MM-DD`) `count` months after `day`; the month's last where it has no such day. */
export function addMonthsToDay(day: string, count: number): string {
  return Temporal.PlainDate.from(day).add({ months: count }).toString();
}

/** Days after the day of `from` up to the day that ends at `deadline`; negative when it has passed. */
export function daysUntil(from: Date, deadline: Date): number {
  return zonedOf(from).toPlainDate().until(zonedOf(deadline).toPlainDate(), { largestUnit: 'days' }).days - 1;
}

/** The month `count` months after `month` (before, when negative). */
export function addMonths(month: Month, count: number): Month {
  return Temporal.PlainYearMonth.from(month).add({ months: count }).toString();
}

/** The first instant after the calendar year in Asia/Shanghai that `at` lies in. */
export function yearEndOf(at: Date): Date {
  return beginningOf(new Temporal.PlainDate(zonedOf(at).year + 1, 1, 1));
}

/** The months that `period` touches, in order; none when it is empty. */
export function monthsOf(period: Period): readonly Month[] {
  const months: Month[] = [];
  if (period.to <= period.from) return months;
  for (let month = monthOf(period.from); periodOf(month).from < period.to; month = addMonths(month, 1))
    months.push(month);
  return months;
}

/** What two periods have in common, or null. */
export function overlapOf(a: Period, b: Period): Period | null {
  const from = Math.max(a.from.getTime(), b.from.getTime());
  const to = Math.min(a.to.getTime(), b.to.getTime());
  return from < to ? { from: new Date(from), to: new Date(to) } : null;
}

/** `at` cut down to its whole second: what is charged by the second begins and ends on one. */
export function wholeSecond(at: Date): Date {
  return new Date(Math.floor(at.getTime() / 1_000) * 1_000);
}

/** Whole seconds from `from` to `to`, each cut down to its second. */
export function secondsBetween(from: Date, to: Date): bigint {
  return BigInt(Math.floor(to.getTime() / 1_000) - Math.floor(from.getTime() / 1_000));
}
