import { amountsOf, type ItemSpec } from '@zhengyun/rulebook/catalogue.ts';
import { type IdleFacts, judgeIdle, type MeasuredUse, peakPpm } from '@zhengyun/rulebook/idle.ts';
import { parseQuantity } from '@zhengyun/rulebook/quantity.ts';
import { type ReclaimEvent, type ReclaimStanding, reclaimStanding } from '@zhengyun/rulebook/reclaim-clock.ts';
import { type ReclaimPolicy, reclaimPolicyOf } from '@zhengyun/rulebook/reclaim-policy.ts';
import { overridesSince, type WorkingDayChange } from '@zhengyun/rulebook/working-day-changes.ts';
import type { ErrorCode } from '../verb/errors.ts';
import type { Judgement } from './schemas.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** How often a resource is judged for being idle. */
export const JUDGED_EVERY_MS = DAY_MS;
/** Dimensions by which use is judged, as usage events name them. */
export const CPU = 'vcpu';
export const MEMORY = 'memory-gb';

/** A step of one reclaim with who took it; null: nobody in person. */
export type TakenStep = ReclaimEvent & { readonly personId: string | null };

/**
 * Where a reclaim stands by the policy and the calendar it was begun under. Days that the authority declared since its last step count
 * only where they give more time.
 */
export function standingOf(
  reclaim: { readonly policyId: string; readonly steps: readonly ReclaimEvent[] },
  days: readonly WorkingDayChange[],
  now: Date,
): ReclaimStanding {
  const { clock } = reclaimPolicyOf(reclaim.policyId);
  const since = reclaim.steps.at(-1)?.at ?? now;
  return reclaimStanding(reclaim.steps, now, { clock, overrides: overridesSince(days, since, now) });
}

/**
 * Whether a reclaim may begin where the last one ended at `endedAt` (null: there was none): a whole window later at the earliest, since what was
 * decided then, or done, was decided on readings that the window still holds.
 */
export function mayBegin(endedAt: Date | null, now: Date, policy: Pick<ReclaimPolicy, 'idle'>): boolean {
  return endedAt === null || endedAt <= windowOf(now, policy).from;
}

/** What is stored of a standing. */
export function storedStanding(standing: ReclaimStanding) {
  const ended = standing.stage === 'ended' ? standing : null;
  return {
    stage: standing.stage,
    due_at: 'dueAt' in standing ? standing.dueAt : null,
    ended_at: ended?.at ?? null,
    ended_by: ended?.by ?? null,
  };
}

/** Why `personId` may not decide on an appeal: who urged, or appealed, is not the one to judge it; null: they may. */
export function refuseDecider(steps: readonly TakenStep[], personId: string): ErrorCode | null {
  const took = steps.filter((step) => step.personId === personId);
  return took.some(({ kind }) => kind === 'urged' || kind === 'appealed') ? 'URGER_DECIDES' : null;
}

/** What was read of one dimension: the highest quantity (decimal text) and in how many hours there was one. */
export interface UseOver {
  readonly dimension: string;
  readonly peak: string;
  readonly hours: number;
  /** Any of it was played and not measured. */
  readonly simulated?: boolean;
}

/** The window that is judged at `now`. */
export function windowOf(now: Date, { idle }: Pick<ReclaimPolicy, 'idle'>) {
  return { from: new Date(now.getTime() - idle.windowDays * DAY_MS), to: now };
}

function measured(held: bigint, use: UseOver | undefined, hours: number): MeasuredUse {
  const coveragePpm = BigInt(Math.min(1_000_000, Math.floor(((use?.hours ?? 0) * 1_000_000) / hours)));
  return { held, peak: use ? parseQuantity(use.peak) : null, coveragePpm };
}

const shown = (use: MeasuredUse, text: string | null) => ({
  held: use.held.toString(),
  peak: text,
  peakPpm: peakPpm(use)?.toString() ?? null,
  coveragePpm: use.coveragePpm.toString(),
});

/** Judges a resource by what was read of it in the window that ends at `now`; the answer carries all it rests on. */
export function judgementOf(
  { spec, stopped }: { readonly spec: ItemSpec; readonly stopped: boolean },
  uses: readonly UseOver[],
  { now, policy }: { readonly now: Date; readonly policy: ReclaimPolicy },
): Judgement {
  const { from, to } = windowOf(now, policy);
  const hours = (to.getTime() - from.getTime()) / HOUR_MS;
  const amounts = amountsOf(spec);
  const use = (dimension: typeof CPU | typeof MEMORY): MeasuredUse | null => {
    const held = amounts[dimension];
    return held === undefined || held === 0n
      ? null
      : measured(
          held,
          uses.find((each) => each.dimension === dimension),
          hours,
        );
  };
  const facts: IdleFacts = { cpu: use(CPU), memory: use(MEMORY), stopped };
  const verdict = judgeIdle(facts, policy);
  const text = (dimension: string) => uses.find((each) => each.dimension === dimension)?.peak ?? null;
  return {
    policyId: policy.id,
    from: from.toISOString(),
    to: to.toISOString(),
    cpu: facts.cpu && shown(facts.cpu, text(CPU)),
    memory: facts.memory && shown(facts.memory, text(MEMORY)),
    verdict: verdict.is,
    why: verdict.is === 'unknown' ? verdict.why : null,
    ...(uses.some(({ simulated }) => simulated) ? { simulated: true } : {}),
  };
}
