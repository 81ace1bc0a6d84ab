import type { ItemCode } from './catalogue.ts';
import type { Amounts } from './dimension.ts';
import type { LedgerState, Measure, NoMeasureReason } from './idle-measures.ts';
import type { ReclaimPolicy } from './reclaim-policy.ts';
import type { Meter } from './use-meter.ts';

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
  readonly item: ItemCode;
  /** What it holds, in whole units. */
  readonly held: Amounts;
  /** Highest reading (billionths of the meter's unit) of what was read, and in how much of the window's hours (ppm) there was one. */
  readonly read: Readonly<Partial<Record<Meter, { readonly peak: bigint; readonly coveragePpm: bigint }>>>;
  /** Stopped hosts use nothing because they may not: readings below a limit are no sign then. */
  readonly stopped: boolean;
  /** What the console's own ledger says held for the whole window. */
  readonly states: readonly LedgerState[];
}

/** One measure with what was seen of it. */
export interface Seen {
  readonly measure: Measure;
  /** Whole units held of what the reading is a share of; null: the measure is no share. */
  readonly held: bigint | null;
  readonly peak: bigint | null;
  /** The highest reading as a share of what is held. */
  readonly peakPpm: bigint | null;
  readonly coveragePpm: bigint;
  /** nothing: too few hours were measured, or what was measured says nothing (an attached disk may lie idle). */
  readonly shows: 'use' | 'no-use' | 'nothing';
}

/**
 * used: something was above its limit · idle: by `basis` (meters that were all measured well enough, and stayed below) or by `state` · unknown:
 * neither can be said, and `why`. What is unknown is never idle.
 */
export interface IdleJudgement {
  readonly is: 'used' | 'idle' | 'unknown';
  readonly seen: readonly Seen[];
  readonly basis: readonly Meter[];
  readonly state: LedgerState | null;
  readonly why: 'nothing-to-measure' | 'not-measured' | 'stopped' | null;
  /** Why there is nothing to measure. */
  readonly reason: NoMeasureReason | null;
}

const UNIT = 1_000_000_000n;
const PPM = 1_000_000n;

/** Highest use as a share of what is held, in ppm; null: nobody measured, or nothing is held. */
export function peakPpm({ held, peak }: Pick<MeasuredUse, 'held' | 'peak'>): bigint | null {
  return peak === null || held <= 0n ? null : (peak * PPM) / (held * UNIT);
}

function see(measure: Measure, { held, read }: IdleFacts, leastCoverage: bigint): Seen {
  const { peak, coveragePpm } = read[measure.meter] ?? { peak: null, coveragePpm: 0n };
  const units = measure.by === 'share' ? measure.of.reduce((sum, each) => sum + (held[each] ?? 0n), 0n) : null;
  const share = units === null ? null : peakPpm({ held: units, peak });
  const seen = { measure, held: units, peak, peakPpm: share, coveragePpm };
  const below = isBelow(measure, { peak, share });
  if (below === false && measure.by !== 'state') return { ...seen, shows: 'use' };
  return { ...seen, shows: below && coveragePpm >= leastCoverage ? 'no-use' : 'nothing' };
}

/** Whether the highest reading is below the measure's limit; null: there is none, or nothing that it could be a share of. */
function isBelow(measure: Measure, { peak, share }: { peak: bigint | null; share: bigint | null }): boolean | null {
  switch (measure.by) {
    case 'share':
      return share === null ? null : share < measure.belowPpm;
    case 'quantity':
      return peak === null ? null : peak < measure.below;
    case 'state':
      return peak === null ? null : peak === 0n;
  }
}

/**
 * Whether a resource is idle by `policy` (N3). One reading above its limit is enough to be used, whatever else is missing and whatever the ledger says;
 * a state of the ledger is enough to be idle; and readings are, where all of one of the item's ways were measured well enough.
 */
export function judgeIdle(facts: IdleFacts, { idle }: Pick<ReclaimPolicy, 'idle'>): IdleJudgement {
  const rule = idle.items[facts.item];
  const none = { seen: [], basis: [], state: null, why: null, reason: null } as const;
  if (rule.by === 'nothing') return { ...none, is: 'unknown', why: 'nothing-to-measure', reason: rule.why };
  const seen = rule.measures.map((measure) => see(measure, facts, idle.minimumCoveragePpm));
  const found = { ...none, seen };
  if (seen.some(({ shows }) => shows === 'use')) return { ...found, is: 'used' };
  const state = rule.ledger.find((each) => facts.states.includes(each));
  if (state) return { ...found, is: 'idle', state };
  if (facts.stopped) return { ...found, is: 'unknown', why: 'stopped' };
  const quiet = seen.filter(({ shows }) => shows === 'no-use').map(({ measure }) => measure.meter);
  const basis = rule.ways.find((meters) => meters.every((meter) => quiet.includes(meter)));
  if (basis) return { ...found, is: 'idle', basis };
  const holdsAny = seen.some(({ held }) => held === null || held > 0n);
  return holdsAny
    ? { ...found, is: 'unknown', why: 'not-measured' }
    : { ...found, is: 'unknown', why: 'nothing-to-measure', reason: 'not-covered' };
}
