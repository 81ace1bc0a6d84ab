import type { Period } from '@zhengyun/rulebook/calendar.ts';
import {
  addMinutes,
  type MinuteCounts,
  type MinuteSamples,
  NO_MINUTES,
  type QuorumPolicy,
  type Verdict,
  verdictOf,
} from '@zhengyun/rulebook/sla.ts';

const MINUTE = 60_000;

/** The whole minutes inside `period`: a minute that is only partly in it doesn't count. null when there is none. */
export function wholeMinutes(period: Period): Period | null {
  const from = Math.ceil(period.from.getTime() / MINUTE) * MINUTE;
  const to = Math.floor(period.to.getTime() / MINUTE) * MINUTE;
  return from < to ? { from: new Date(from), to: new Date(to) } : null;
}

/** Whole minutes inside `period`. */
export function minutesIn(period: Period): bigint {
  const whole = wholeMinutes(period);
  return whole ? BigInt((whole.to.getTime() - whole.from.getTime()) / MINUTE) : 0n;
}

/** How many minutes of a segment had exactly these samples. */
export interface SampleGroup {
  readonly samples: readonly MinuteSamples[];
  readonly minutes: bigint;
}

/** Verdicts of a segment of whole minutes: groups of alike minutes judged once; minutes without any sample are UNKNOWN. */
export function countVerdicts(segment: Period, groups: readonly SampleGroup[], policy: QuorumPolicy): MinuteCounts {
  const all = BigInt((segment.to.getTime() - segment.from.getTime()) / MINUTE);
  const judged = groups.reduce((sum, { samples, minutes }) => {
    const verdict = verdictOf(samples, policy);
    return addMinutes(sum, {
      up: verdict === 'UP' ? minutes : 0n,
      down: verdict === 'DOWN' ? minutes : 0n,
      unknown: verdict === 'UNKNOWN' ? minutes : 0n,
    });
  }, NO_MINUTES);
  const watched = judged.up + judged.down + judged.unknown;
  return addMinutes(judged, { up: 0n, down: 0n, unknown: all - watched });
}

export interface Run extends Period {
  readonly verdict: Verdict;
  readonly minutes: number;
}

/** Runs of equal verdicts over a segment of whole minutes, without holes; `samplesAt` is by the minute's epoch milliseconds. */
export function runsOf(
  segment: Period,
  samplesAt: ReadonlyMap<number, readonly MinuteSamples[]>,
  policy: QuorumPolicy,
): readonly Run[] {
  const runs: Run[] = [];
  for (let minute = segment.from.getTime(); minute < segment.to.getTime(); minute += MINUTE) {
    const verdict = verdictOf(samplesAt.get(minute) ?? [], policy);
    const to = new Date(minute + MINUTE);
    const last = runs.at(-1);
    if (last?.verdict === verdict) runs[runs.length - 1] = { ...last, to, minutes: last.minutes + 1 };
    else runs.push({ from: new Date(minute), to, verdict, minutes: 1 });
  }
  return runs;
}

/** Runs of two neighbouring segments as one list: equal verdicts at the seam become one run. */
export function joinRuns(before: readonly Run[], after: readonly Run[]): readonly Run[] {
  const [last, first] = [before.at(-1), after[0]];
  if (!last || first?.verdict !== last.verdict) return [...before, ...after];
  const joined = { ...last, to: first.to, minutes: last.minutes + first.minutes };
  return [...before.slice(0, -1), joined, ...after.slice(1)];
}

/** Counts on the wire, with their total. */
export function minuteCountsText({ up, down, unknown }: MinuteCounts) {
  return {
    total: (up + down + unknown).toString(),
    up: up.toString(),
    down: down.toString(),
    unknown: unknown.toString(),
  };
}

/** Minutes by verdict over `runs`. */
export function countRuns(runs: readonly Run[]): MinuteCounts {
  const of = (verdict: Verdict) =>
    runs.filter((run) => run.verdict === verdict).reduce((sum, run) => sum + BigInt(run.minutes), 0n);
  return { up: of('UP'), down: of('DOWN'), unknown: of('UNKNOWN') };
}
