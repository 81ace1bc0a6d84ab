import type { ApprovalPolicy } from '@zhengyun/rulebook/approval-policy.ts';
import { overridesSince, type WorkingDayChange } from '@zhengyun/rulebook/working-day-changes.ts';
import { afterWorkingDays } from '@zhengyun/rulebook/working-days.ts';

/** Since when transfers end undecided (2026-11-23 in Asia/Shanghai). What was open before has all its working days from then on. */
const IN_FORCE_SINCE = new Date('2026-11-22T16:00:00Z');

/** From when the working days of a step are counted that was opened at `opened`. */
export function countedFrom(opened: Date): Date {
  return opened < IN_FORCE_SINCE ? IN_FORCE_SINCE : opened;
}

/**
 * The instant (UTC) at which a step that was opened at `opened` is over undecided: the end of a day in Asia/Shanghai, after as
 * many working days as a request has. Days that the authority declared since count only where they give more time.
 */
export function undecidedUntil(
  opened: Date,
  { undecided }: ApprovalPolicy['expiry'],
  { declared, now }: { readonly declared: readonly WorkingDayChange[]; readonly now: Date },
): Date {
  const since = countedFrom(opened);
  return afterWorkingDays(since, undecided, overridesSince(declared, since, now));
}
