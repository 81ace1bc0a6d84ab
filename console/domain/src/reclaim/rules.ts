import { noticeWorkingDays } from '@zhengyun/rulebook/notice-due-policy.ts';
import { type ReclaimEvent, type ReclaimStanding, reclaimStanding } from '@zhengyun/rulebook/reclaim-clock.ts';
import { type ReclaimPolicy, reclaimPolicyOf } from '@zhengyun/rulebook/reclaim-policy.ts';
import { overridesSince, type WorkingDayChange } from '@zhengyun/rulebook/working-day-changes.ts';
import { afterWorkingDays } from '@zhengyun/rulebook/working-days.ts';
import type { ErrorCode } from '../verb/errors.ts';

const DAY_MS = 86_400_000;
/** How often a resource is judged for being idle. */
export const JUDGED_EVERY_MS = DAY_MS;

/** A step of one reclaim with who took it; null: nobody in person. */
export type TakenStep = ReclaimEvent & { readonly personId: string | null };

/**
 * What the clock says, and of an appeal also by when the authority is to answer it (`answerBy`): the clock stands until then and after, but
 * who has it waiting is `late`.
 */
export type OpenStanding =
  | Exclude<ReclaimStanding, { readonly stage: 'appealed' }>
  | (Extract<ReclaimStanding, { readonly stage: 'appealed' }> & { readonly answerBy: Date; readonly late: boolean });

/**
 * Where a reclaim stands by the policy and the calendar it was begun under. Days that the authority declared since its last step count
 * only where they give more time.
 */
export function standingOf(
  reclaim: { readonly policyId: string; readonly steps: readonly ReclaimEvent[] },
  days: readonly WorkingDayChange[],
  now: Date,
): OpenStanding {
  const { clock } = reclaimPolicyOf(reclaim.policyId);
  const since = reclaim.steps.at(-1)?.at ?? now;
  const overrides = overridesSince(days, since, now);
  const standing = reclaimStanding(reclaim.steps, now, { clock, overrides });
  if (standing.stage !== 'appealed') return standing;
  const answerBy = afterWorkingDays(since, noticeWorkingDays('reclaim-appealed', since), overrides);
  return { ...standing, answerBy, late: now >= answerBy };
}

/**
 * Whether a reclaim may begin where the last one ended at `endedAt` (null: there was none): a whole window later at the earliest, since what was
 * decided then, or done, was decided on readings that the window still holds.
 */
export function mayBegin(endedAt: Date | null, now: Date, policy: Pick<ReclaimPolicy, 'idle'>): boolean {
  return endedAt === null || endedAt <= windowOf(now, policy).from;
}

/** What is stored of a standing; `due_at` is the day of whoever is to act next, who is the authority while an appeal is open. */
export function storedStanding(standing: OpenStanding) {
  const ended = standing.stage === 'ended' ? standing : null;
  return {
    stage: standing.stage,
    due_at: 'dueAt' in standing ? standing.dueAt : 'answerBy' in standing ? standing.answerBy : null,
    ended_at: ended?.at ?? null,
    ended_by: ended?.by ?? null,
  };
}

/** Why `personId` may not decide on an appeal: who urged, or appealed, is not the one to judge it; null: they may. */
export function refuseDecider(steps: readonly TakenStep[], personId: string): ErrorCode | null {
  const took = steps.filter((step) => step.personId === personId);
  return took.some(({ kind }) => kind === 'urged' || kind === 'appealed') ? 'URGER_DECIDES' : null;
}

/** The window that is judged at `now`. */
export function windowOf(now: Date, { idle }: Pick<ReclaimPolicy, 'idle'>) {
  return { from: new Date(now.getTime() - idle.windowDays * DAY_MS), to: now };
}
