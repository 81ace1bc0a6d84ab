import type { ApprovalPolicy } from '@zhengyun/rulebook/approval-policy.ts';
import { overridesSince, type WorkingDayChange } from '@zhengyun/rulebook/working-day-changes.ts';
import { afterWorkingDays } from '@zhengyun/rulebook/working-days.ts';
import { IN_REVIEW } from '../requests/rules.ts';
import type { RequestState } from '../requests/schemas.ts';

/** How far a request that waits has come. */
export interface ExpiryFacts {
  readonly state: RequestState;
  /** Since when the oldest step that nobody has decided waits for who has it, who may be another than at first; null: none is open. */
  readonly openSince: Date | null;
  /** When the last approval of it all was given; null: it was not. */
  readonly decidedAt: Date | null;
  /** Operations that were released to the engine and have not begun, and whether anything of the request has. */
  readonly waiting: number;
  readonly begun: boolean;
}

export interface Expiry {
  readonly stage: 'undecided' | 'unapplied';
  /** Working days that there were. */
  readonly days: number;
  /** The instant (UTC) at which they were over: the end of a day in Asia/Shanghai. */
  readonly at: Date;
}

/**
 * When what waits ends: a step that nobody decides, or an approval that the engine has not begun to apply. Null: nothing of it can
 * end. What has begun, if only in part, goes on: half a system is worse than an old approval. Services that the operator fulfils
 * have a clock of their own. Days that the authority declared since the wait began count only where they give more time.
 */
export function expiryOf(
  facts: ExpiryFacts,
  policy: ApprovalPolicy['expiry'],
  { declared, now }: { readonly declared: readonly WorkingDayChange[]; readonly now: Date },
): Expiry | null {
  const { state, openSince, decidedAt, waiting, begun } = facts;
  const ending = (stage: Expiry['stage'], since: Date, days: number) => ({
    stage,
    days,
    at: afterWorkingDays(since, days, overridesSince(declared, since, now)),
  });
  if (IN_REVIEW.includes(state)) return openSince && ending('undecided', openSince, policy.undecided);
  if (state !== 'provisioning' || decidedAt === null || begun || waiting === 0) return null;
  return ending('unapplied', decidedAt, policy.unapplied);
}

/** Whether it has ended by `now`; a moment that is now has come. */
export function hasExpired(expiry: Expiry | null, now: Date): expiry is Expiry {
  return expiry !== null && expiry.at <= now;
}
