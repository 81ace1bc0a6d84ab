import type { Dimension } from '@zhengyun/rulebook/dimension.ts';
import type { Meter } from '@zhengyun/rulebook/use-meter.ts';

/** How far back the use is looked at that an approval rests on (N14), and its minutes. */
export const USE_DAYS = 30;
const USE_HOURS = USE_DAYS * 24;
export const USE_MINUTES = USE_HOURS * 60;
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

/** Dimensions that agents sample by the namespace, whatever the request is of. */
export const SAMPLED_DIMENSIONS = ['vcpu', 'memory-gb'] as const satisfies readonly Dimension[];

/** By which meter the use of a dimension is read: by itself, but for bandwidth, of which what went through it is read. */
export const METER_OF = (dimension: Dimension): Meter => (dimension === 'bandwidth-mbps' ? 'traffic-mbps' : dimension);

/** One resource with what it holds of a dimension, and what was read of that; null: nobody read it. */
export interface HeldAndRead {
  readonly held: bigint;
  readonly read: { readonly hours: number; readonly meanMilli: bigint; readonly simulated: boolean } | null;
}

/**
 * Thirty days' use of a dimension from the readings of each resource. The share is over what those hold that were read, so that what nobody
 * read makes nothing look idle; it lowers the coverage by its part of what is held.
 */
export function useByReadings(resources: readonly HeldAndRead[]): UseView & { readonly simulated: boolean } {
  const sum = (units: readonly bigint[]) => units.reduce((total, each) => total + each, 0n);
  const held = sum(resources.map((each) => each.held));
  const read = resources.flatMap(({ held: own, read }) => (read && read.hours > 0 ? [{ held: own, ...read }] : []));
  if (read.length === 0) return { held, meanMilli: null, usePpm: null, coveragePpm: 0n, simulated: false };
  const meanMilli = sum(read.map((each) => each.meanMilli));
  const of = sum(read.map((each) => each.held));
  const hours = sum(read.map((each) => each.held * BigInt(Math.min(each.hours, USE_HOURS))));
  return {
    held,
    meanMilli,
    usePpm: of > 0n ? (meanMilli * PPM) / (of * 1_000n) : null,
    coveragePpm: held > 0n ? (hours * PPM) / (held * BigInt(USE_HOURS)) : 0n,
    simulated: read.some((each) => each.simulated),
  };
}
