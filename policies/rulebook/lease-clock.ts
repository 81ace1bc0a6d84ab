import { afterDays, beginningOfDay, daysUntil } from './calendar.ts';
import type { ReclaimPolicy } from './reclaim-policy.ts';

/**
 * Where a lease stands. `running`: nothing to do. `reminding`: its end is near, `daysLeft` days (0: today is its last).
 * `grace`: past its end and still running. `stopped`: hosts are switched off; what has no switch (databases, caches, buckets, disks, links) runs
 * on and is charged as before. `retained`: the same, and the authority may order its removal, which another person releases. `over`: as retained;
 * nothing is deleted by a date alone, and what is removed is kept nowhere. `until`: when the stage ends.
 */
export type LeaseStanding =
  | { readonly stage: 'running'; readonly until: Date }
  | { readonly stage: 'reminding'; readonly daysLeft: number; readonly until: Date }
  | { readonly stage: 'grace' | 'stopped' | 'retained'; readonly until: Date }
  | { readonly stage: 'over' };

/** The instant a lease ends whose last day (`YYYY-MM-DD`, Asia/Shanghai) is `lastDay`: the end of that day. */
export function leaseEnd(lastDay: string): Date {
  return afterDays(beginningOfDay(lastDay), 0);
}

/** Where the lease with that last day stands at `now`. Half-open: a stage is over at its `until`. */
export function leaseStanding(lastDay: string, now: Date, { lease }: Pick<ReclaimPolicy, 'lease'>): LeaseStanding {
  const end = leaseEnd(lastDay);
  const daysLeft = daysUntil(now, end);
  if (now < end) {
    const [first = 0] = lease.remindDaysBefore;
    return daysLeft > first
      ? { stage: 'running', until: afterDays(now, daysLeft - first - 1) }
      : { stage: 'reminding', daysLeft, until: end };
  }
  const day = beginningOfDay(lastDay);
  let after = 0;
  for (const [stage, days] of [
    ['grace', lease.graceDays],
    ['stopped', lease.stoppedDays],
    ['retained', lease.retainedDays],
  ] as const) {
    after += days;
    const until = afterDays(day, after);
    if (now < until) return { stage, until };
  }
  return { stage: 'over' };
}

/**
 * The reminder that is due at `now` and was not given yet, as days before the end; null when none is. Days that passed while nothing
 * ran are made up for by one reminder, the latest: two letters of one day help nobody.
 */
export function dueReminder(
  lastDay: string,
  { now, given }: { readonly now: Date; readonly given: readonly number[] },
  { lease }: Pick<ReclaimPolicy, 'lease'>,
): number | null {
  const end = leaseEnd(lastDay);
  if (now >= end) return null;
  const left = daysUntil(now, end);
  const latest = lease.remindDaysBefore.filter((days) => left <= days).at(-1);
  return latest === undefined || given.some((days) => days <= latest) ? null : latest;
}
