import type { ApprovalPolicy } from '@zhengyun/rulebook/approval-policy.ts';
import { overridesSince, type WorkingDayChange } from '@zhengyun/rulebook/working-day-changes.ts';
import { afterWorkingDays } from '@zhengyun/rulebook/working-days.ts';

/**
 * The instant (UTC) at which a step that has been open since `openSince` is over undecided: the end of a day in Asia/Shanghai, after as
 * many working days as a request has. Days that the authority declared since count only where they give more time.
 */
export function undecidedUntil(
  openSince: Date,
  { undecided }: ApprovalPolicy['expiry'],
  { declared, now }: { readonly declared: readonly WorkingDayChange[]; readonly now: Date },
): Date {
  return afterWorkingDays(openSince, undecided, overridesSince(declared, openSince, now));
}
