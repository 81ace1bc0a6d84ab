import { dayOf } from './calendar.ts';
import type { WorkingDayChange } from './working-day-changes.ts';
import { HOLIDAYS_KNOWN_THROUGH } from './working-days.ts';

/** Sample figure: the State Council's notice of the next year's holidays comes in the first half of November. */
const NOTICE_COMES = '11-01';

/**
 * Calendar years (Asia/Shanghai) by which deadlines go or soon reach, whose holidays are neither in the built-in list nor declared, not one
 * day of them: this year, and from November on the next. They go by weekday alone meanwhile, so that deadlines within holidays come early.
 */
export function yearsUnknown(
  now: Date,
  declared: readonly WorkingDayChange[],
  knownThrough: number = HOLIDAYS_KNOWN_THROUGH,
): readonly number[] {
  const today = dayOf(now);
  const year = Number(today.slice(0, 4));
  const reached = today.slice(5) >= NOTICE_COMES ? [year, year + 1] : [year];
  return reached.filter((each) => each > knownThrough && !declared.some(({ day }) => day.startsWith(`${each}-`)));
}
