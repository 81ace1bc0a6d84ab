import type { ReclaimPolicy } from './reclaim-policy.ts';

/** What was measured of one dimension in the window: quantities in billionths of a unit, coverage in ppm of its hours. */
export interface MeasuredUse {
  readonly held: bigint;
  /** Highest reading; null: there is none. */
  readonly peak: bigint | null;
  readonly coveragePpm: bigint;
  /** Present where any of it was played by a simulation rather than read; the figures are judged alike and say so. */
  readonly simulated?: true;
}

export interface IdleFacts {
  /** Null: the resource holds none of it. */
  readonly cpu: MeasuredUse | null;
  readonly memory: MeasuredUse | null;
  /** Stopped hosts use nothing because they may not, which is no sign of being idle: they cost what they keep. */
  readonly stopped: boolean;
}

/**
 * used: something was above its ratio · idle: everything was measured well enough, and stayed below · unknown: neither can be said,
 * and `why`. What is unknown is never idle.
 */
export type IdleVerdict =
  | { readonly is: 'used' | 'idle' }
  | { readonly is: 'unknown'; readonly why: 'nothing-to-measure' | 'not-measured' | 'stopped' };

const UNIT = 1_000_000_000n;
const PPM = 1_000_000n;

/** Highest use as a share of what is held, in ppm; null: nobody measured, or nothing is held. */
export function peakPpm({ held, peak }: MeasuredUse): bigint | null {
  return peak === null || held <= 0n ? null : (peak * PPM) / (held * UNIT);
}

/** Whether a resource is idle by `policy` (N3). One reading above a ratio is enough to be used, whatever else is missing. */
export function judgeIdle({ cpu, memory, stopped }: IdleFacts, { idle }: Pick<ReclaimPolicy, 'idle'>): IdleVerdict {
  if (cpu === null || memory === null) return { is: 'unknown', why: 'nothing-to-measure' };
  const above = (use: MeasuredUse, ratio: bigint) => {
    const ppm = peakPpm(use);
    return ppm !== null && ppm >= ratio;
  };
  if (above(cpu, idle.cpuBelowPpm) || above(memory, idle.memoryBelowPpm)) return { is: 'used' };
  if (stopped) return { is: 'unknown', why: 'stopped' };
  const known = (use: MeasuredUse) => use.peak !== null && use.coveragePpm >= idle.minimumCoveragePpm;
  return known(cpu) && known(memory) ? { is: 'idle' } : { is: 'unknown', why: 'not-measured' };
}
