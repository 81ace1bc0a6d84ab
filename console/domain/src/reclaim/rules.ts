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
 * Where a reclaim stands by the policy it was begun under, each deadline by the calendar of the step that set it. Days that the authority declared
 * since that step count only where they give more time.
 */
export function standingOf(
  reclaim: { readonly policyId: string; readonly steps: readonly ReclaimEvent[] },
  days: readonly WorkingDayChange[],
  now: Date,
): OpenStanding {
  const { clock } = reclaimPolicyOf(reclaim.policyId);
  const since = reclaim.steps.at(-1)?.at ?? now;
  const calendarOf = (promisedAt: Date) => overridesSince(days, promisedAt, now);
  const standing = reclaimStanding(reclaim.steps, now, { clock, calendarOf });
  if (standing.stage !== 'appealed') return standing;
  const answerBy = afterWorkingDays(since, noticeWorkingDays('reclaim-appealed', since), calendarOf(since));
  return { ...standing, answerBy, late: now >= answerBy };
}

/**
 * Whether a reclaim may begin where the last one ended at `endedAt` (null: there was none): a whole window later at the earliest, since what was
 * decided then, or done, was decided on readings that the window still holds.
 */
export function mayBegin(endedAt: Date | null, now: Date, policy: Pick<ReclaimPolicy, 'idle'>): boolean {
  return endedAt === null || endedAt <= windowOf(now, policy).from;
}

/** Of a cut that came to nothing, what says whether it may be ordered again. */
export interface UndoneCut {
  readonly cutUndone: boolean;
  readonly policy_id: string;
  readonly ended_at: Date | null;
  /** The newest judgement of the resource; null: there is none. */
  readonly verdict: string | null;
  readonly judged_at: Date | null;
}

/**
 * Whether a cut whose removal came to nothing may be ordered again: only while the resource is idle by its newest judgement, of two days ago at the most, and
 * within one window of the order. After that a new reclaim may begin, with a reminder and evidence of its own.
 */
export function mayOrderAgain(reclaim: UndoneCut, now: Date): boolean {
  const { cutUndone, policy_id: policyId, ended_at: endedAt, verdict, judged_at: judgedAt } = reclaim;
  if (!cutUndone || endedAt === null || verdict !== 'idle' || judgedAt === null) return false;
  return (
    now.getTime() - judgedAt.getTime() <= 2 * JUDGED_EVERY_MS && !mayBegin(endedAt, now, reclaimPolicyOf(policyId))
  );
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
