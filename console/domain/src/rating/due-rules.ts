import { addMonths, beginningOfDay, dayOf, type Month, monthOf } from '@zhengyun/rulebook/calendar.ts';

/** A department whose facts changed, and from which month on what it used may come to something else. */
export interface Mark {
  readonly departmentId: string;
  readonly month: Month;
}

export interface DueMonth {
  readonly departmentId: string;
  readonly month: Month;
}

/** How many months back a mark reaches at most; what is older was settled, or is for a person to look at. */
const MONTHS_BACK = 24;

/** The first month that is ever rated again. */
export const earliestDue = (now: Date): Month => addMonths(monthOf(now), -MONTHS_BACK);

/** Months to be rated again: of each marked department every month from the mark's to the current one, since what was held then is held on. Each once, in order. */
export function monthsDue(marks: readonly Mark[], now: Date): readonly DueMonth[] {
  const current = monthOf(now);
  const earliest = earliestDue(now);
  const first = new Map<string, Month>();
  for (const { departmentId, month } of marks) {
    const from = [month, earliest].toSorted().at(-1) ?? month;
    const known = first.get(departmentId);
    if (known === undefined || from < known) first.set(departmentId, from);
  }
  return [...first]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([departmentId, from]) => monthsBetween(from, current).map((month) => ({ departmentId, month })));
}

function monthsBetween(from: Month, to: Month): readonly Month[] {
  const months: Month[] = [];
  for (let month = from; month <= to; month = addMonths(month, 1)) months.push(month);
  return months;
}

/** How long readings of a month that was just rated wait, so that it is not made again for each batch of them. */
const READINGS_WAIT_MS = 600_000;

/** A month that was rated after this instant is rated again for other facts, and for readings later. */
export const readingsSince = (now: Date): Date => new Date(now.getTime() - READINGS_WAIT_MS);

/** How long a month that was refused stays so, unless a fact of it changes: what it lacks is entered by people. */
const REFUSED_WAIT_MS = 3_600_000;

/** Whether what was refused at `at` is tried again. */
export const triesAgain = (at: Date, now: Date): boolean => now.getTime() - at.getTime() >= REFUSED_WAIT_MS;

/** A rating to date from before today (Asia/Shanghai) is made again: what is held costs more each day, with no fact that says so. */
export function freshSince(now: Date): Date {
  return beginningOfDay(dayOf(now));
}
