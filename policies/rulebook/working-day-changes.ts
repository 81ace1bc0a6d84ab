import type { WorkingDayOverrides } from './working-days.ts';

/** What the authority said of one day, and when it said so. */
export interface WorkingDayChange {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  readonly worked: boolean;
  readonly saidAt: Date;
}

/** The calendar as it was known at `at`: of a day that was spoken of twice the later word counts. */
export function overridesAt(changes: readonly WorkingDayChange[], at: Date): WorkingDayOverrides {
  const known = changes
    .filter(({ saidAt }) => saidAt <= at)
    .toSorted((a, b) => a.saidAt.getTime() - b.saidAt.getTime());
  return new Map(known.map(({ day, worked }) => [day, worked]));
}

/**
 * The calendar by which a deadline goes that was promised at `promisedAt`, looked at `now`: days that were declared off since then
 * count, since they take working time away; days that were declared worked since then don't, since they would shorten what was promised.
 */
export function overridesSince(changes: readonly WorkingDayChange[], promisedAt: Date, now: Date): WorkingDayOverrides {
  const promised = overridesAt(changes, promisedAt);
  const since = changes.filter(({ saidAt }) => saidAt > promisedAt);
  const calendar = new Map(promised);
  for (const [day, worked] of overridesAt(since, now)) if (!worked) calendar.set(day, false);
  return calendar;
}
