import listed from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import { Temporal } from 'temporal-polyfill';
import { beginningOfDay, dayOf } from './calendar.ts';

// Only the lists are used: the package's own functions take the weekday from the machine's zone and err west of UTC.
const HOLIDAYS: Readonly<Record<string, string>> = listed.holidays;
const SHIFTED_WORKDAYS: Readonly<Record<string, string>> = listed.workdays;

/**
 * Last calendar year whose State Council holiday notice is known here. Later years go by weekday alone until the list is
 * renewed, which errs towards earlier deadlines; the authority is asked for them (`yearsUnknown`).
 */
export const HOLIDAYS_KNOWN_THROUGH = Math.max(...Object.keys(HOLIDAYS).map((day) => Number(day.slice(0, 4))));

/** Days (`YYYY-MM-DD`) that a deployment says otherwise of: true is worked, false is off. A notice newer than the list, a flood. */
export type WorkingDayOverrides = ReadonlyMap<string, boolean>;
const NONE: WorkingDayOverrides = new Map();

/** Whether `day` (`YYYY-MM-DD`) is worked in mainland China: public holidays off, 调休 weekends on; `overrides` go before both. */
export function isWorkingDay(day: string, overrides: WorkingDayOverrides = NONE): boolean {
  const override = overrides.get(day);
  if (override !== undefined) return override;
  if (HOLIDAYS[day]) return false;
  if (SHIFTED_WORKDAYS[day]) return true;
  return Temporal.PlainDate.from(day).dayOfWeek <= 5;
}

/** How many working days come after `day` up to and with `last` (`YYYY-MM-DD`); none where `last` is not after it. */
export function workingDaysBetween(day: string, last: string, overrides: WorkingDayOverrides = NONE): number {
  const end = Temporal.PlainDate.from(last);
  let count = 0;
  for (let each = Temporal.PlainDate.from(day).add({ days: 1 }); Temporal.PlainDate.compare(each, end) <= 0; ) {
    if (isWorkingDay(each.toString(), overrides)) count += 1;
    each = each.add({ days: 1 });
  }
  return count;
}

/** The end (UTC instant, Asia/Shanghai midnight) of the `count`th working day after the day of `at`: a deadline in working days. */
export function afterWorkingDays(at: Date, count: number, overrides: WorkingDayOverrides = NONE): Date {
  let day = Temporal.PlainDate.from(dayOf(at));
  for (let left = count; left > 0; ) {
    day = day.add({ days: 1 });
    if (isWorkingDay(day.toString(), overrides)) left -= 1;
  }
  return beginningOfDay(day.add({ days: 1 }).toString());
}

/** The first working day (`YYYY-MM-DD`) on or after `day`: when at the latest something due that day is acted on. */
export function workingDayFrom(day: string, overrides: WorkingDayOverrides = NONE): string {
  let each = Temporal.PlainDate.from(day);
  while (!isWorkingDay(each.toString(), overrides)) each = each.add({ days: 1 });
  return each.toString();
}

/** When the last working day before `deadline` begins (UTC instant, Asia/Shanghai midnight). */
export function lastWorkingDayBefore(deadline: Date, overrides: WorkingDayOverrides = NONE): Date {
  let day = Temporal.PlainDate.from(dayOf(new Date(deadline.getTime() - 1)));
  while (!isWorkingDay(day.toString(), overrides)) day = day.subtract({ days: 1 });
  return beginningOfDay(day.toString());
}

/** Working days after the day of `from` up to the day that ends at `deadline`: what of such a deadline is left at `from`. */
export function workingDaysUntil(from: Date, deadline: Date, overrides: WorkingDayOverrides = NONE): number {
  const last = Temporal.PlainDate.from(dayOf(deadline)).subtract({ days: 1 });
  let count = 0;
  for (
    let day = Temporal.PlainDate.from(dayOf(from)).add({ days: 1 });
    Temporal.PlainDate.compare(day, last) <= 0;
    day = day.add({ days: 1 })
  )
    if (isWorkingDay(day.toString(), overrides)) count += 1;
  return count;
}
