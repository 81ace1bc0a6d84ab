import { amountsOf, type ItemSpec } from '@zhengyun/rulebook/catalogue.ts';
import { judgeIdle, type Seen } from '@zhengyun/rulebook/idle.ts';
import type { LedgerState } from '@zhengyun/rulebook/idle-measures.ts';
import { formatQuantity, parseQuantity } from '@zhengyun/rulebook/quantity.ts';
import type { ReclaimPolicy } from '@zhengyun/rulebook/reclaim-policy.ts';
import { meterSchema } from '@zhengyun/rulebook/use-meter.ts';
import { windowOf } from './rules.ts';
import type { Judgement } from './schemas.ts';

const HOUR_MS = 3_600_000;

/** What was read by one meter: the highest quantity (decimal text) and in how many hours there was one. */
export interface UseOver {
  readonly dimension: string;
  readonly peak: string;
  readonly hours: number;
  /** Any of it was played and not measured. */
  readonly simulated?: boolean;
}

interface Judged {
  readonly spec: ItemSpec;
  readonly stopped: boolean;
  /** What the ledger says held for the whole window. */
  readonly states: readonly LedgerState[];
}

function readIn(uses: readonly UseOver[], hours: number) {
  const read = uses.flatMap(({ dimension, peak, hours: measured }) => {
    const meter = meterSchema.safeParse(dimension);
    const coveragePpm = BigInt(Math.min(1_000_000, Math.floor((measured * 1_000_000) / hours)));
    return meter.success ? [[meter.data, { peak: parseQuantity(peak), coveragePpm }] as const] : [];
  });
  return Object.fromEntries(read);
}

function limitOf({ measure }: Pick<Seen, 'measure'>): string | null {
  switch (measure.by) {
    case 'share':
      return measure.belowPpm.toString();
    case 'quantity':
      return formatQuantity(measure.below);
    case 'state':
      return null;
  }
}

const shown = (seen: Seen): Judgement['measures'][number] => ({
  meter: seen.measure.meter,
  by: seen.measure.by,
  held: seen.held?.toString() ?? null,
  peak: seen.peak === null ? null : formatQuantity(seen.peak),
  peakPpm: seen.peakPpm?.toString() ?? null,
  limit: limitOf(seen),
  coveragePpm: seen.coveragePpm.toString(),
  shows: seen.shows,
});

/** Judges a resource by what was read of it in the window that ends at `now`; the answer carries all it rests on. */
export function judgementOf(
  { spec, stopped, states }: Judged,
  uses: readonly UseOver[],
  { now, policy }: { readonly now: Date; readonly policy: ReclaimPolicy },
): Judgement {
  const { from, to } = windowOf(now, policy);
  const read = readIn(uses, (to.getTime() - from.getTime()) / HOUR_MS);
  const { is, seen, basis, ...rest } = judgeIdle(
    { item: spec.item, held: amountsOf(spec), read, stopped, states },
    policy,
  );
  const judgedBy = new Set(seen.map(({ measure }) => measure.meter as string));
  const played = uses.some(({ dimension, simulated }) => simulated && judgedBy.has(dimension));
  return {
    policyId: policy.id,
    from: from.toISOString(),
    to: to.toISOString(),
    measures: seen.map(shown),
    basis: [...basis],
    verdict: is,
    ...rest,
    ...(played ? { simulated: true } : {}),
  };
}

/**
 * Whether what a reclaim was begun by is so no longer, although no reading shows use: the host runs again, the balancer leads to something, the disk is
 * attached. Readings that merely ended contradict nothing, and neither do hosts that are off still: run between two judgements without any use, or
 * given a longer lease, they are as idle as they were.
 */
export function contradicts(evidence: Judgement, newest: Judgement): boolean {
  if (evidence.state === 'stopped-throughout' && newest.why === 'stopped') return false;
  if (evidence.state !== null) return newest.state !== evidence.state && newest.verdict !== 'idle';
  return newest.measures.some(
    ({ meter, by, peak }) => by === 'state' && evidence.basis.includes(meter) && peak !== null && Number(peak) > 0,
  );
}
