/** How far back the use is looked at that an approval rests on (N14), and its minutes. */
export const USE_DAYS = 30;
export const USE_MINUTES = USE_DAYS * 24 * 60;
const PPM = 1_000_000n;

/** What was measured of a department's workloads: sums over the minutes that were. */
export interface MeasuredUse {
  readonly minutes: number;
  /** Mean over those minutes, in thousandths of the dimension's unit. */
  readonly meanMilli: bigint;
  /** Any of it was played and not measured. */
  readonly simulated?: boolean;
}

export interface UseView {
  readonly held: bigint;
  /** Null: nobody has measured it, which is unknown and not zero. */
  readonly meanMilli: bigint | null;
  /** Mean over what is held; null where either is unknown or nothing is held. */
  readonly usePpm: bigint | null;
  /** Share of the thirty days that was measured. */
  readonly coveragePpm: bigint;
}

/** Thirty days' use of what is held. */
export function useView(held: bigint, measured: MeasuredUse | null): UseView {
  if (!measured || measured.minutes === 0) return { held, meanMilli: null, usePpm: null, coveragePpm: 0n };
  const coverage = (BigInt(measured.minutes) * PPM) / BigInt(USE_MINUTES);
  return {
    held,
    meanMilli: measured.meanMilli,
    usePpm: held > 0n ? (measured.meanMilli * PPM) / (held * 1_000n) : null,
    coveragePpm: coverage > PPM ? PPM : coverage,
  };
}
