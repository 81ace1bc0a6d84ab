import { Temporal } from 'temporal-polyfill';
import { dayOf, ZONE } from './calendar.ts';
import { isWorkingDay, type WorkingDayOverrides } from './working-days.ts';

/** Sample: when offices are open on a working day, in Asia/Shanghai. No province's hours could be read. */
export const WORKING_HOURS = { from: '09:00', to: '18:00' } as const;

const instantOn = (day: Temporal.PlainDate, time: string): number =>
  day.toZonedDateTime({ timeZone: ZONE, plainTime: Temporal.PlainTime.from(time) }).epochMilliseconds;

/**
 * The instant (UTC) by which offices were open for `minutes` since `at`: nights, weekends and holidays don't count, so that somebody is there to
 * answer within them. With 0 minutes it is `at`, whenever that is.
 */
export function afterWorkingMinutes(at: Date, minutes: number, overrides: WorkingDayOverrides = new Map()): Date {
  if (minutes <= 0) return at;
  let left = minutes * 60_000;
  for (let day = Temporal.PlainDate.from(dayOf(at)); ; day = day.add({ days: 1 })) {
    if (!isWorkingDay(day.toString(), overrides)) continue;
    const begin = Math.max(at.getTime(), instantOn(day, WORKING_HOURS.from));
    const open = instantOn(day, WORKING_HOURS.to) - begin;
    if (open >= left) return new Date(begin + left);
    left -= Math.max(open, 0);
  }
}

/** For how many minutes offices are open in `[from, to)`: what a deadline by afterWorkingMinutes gave. */
export function workingMinutesBetween(from: Date, to: Date, overrides: WorkingDayOverrides = new Map()): number {
  let open = 0;
  const last = Temporal.PlainDate.from(dayOf(to));
  for (let day = Temporal.PlainDate.from(dayOf(from)); Temporal.PlainDate.compare(day, last) <= 0; ) {
    if (isWorkingDay(day.toString(), overrides)) {
      const begin = Math.max(from.getTime(), instantOn(day, WORKING_HOURS.from));
      open += Math.max(Math.min(to.getTime(), instantOn(day, WORKING_HOURS.to)) - begin, 0);
    }
    day = day.add({ days: 1 });
  }
  return open / 60_000;
}
