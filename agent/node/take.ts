import { setTimeout as sleep } from 'node:timers/promises';
import { pack } from '@zhengyun/protocol/pack.ts';
import { oneSample, type TimeSeries } from '@zhengyun/protocol/series.ts';
import type { Collected } from './collect/collector.ts';
import type { Reading } from './collect/reading.ts';
import type { Log } from './log.ts';
import type { AgentMetrics } from './metrics.ts';
import type { SpoolRecord } from './spool/record.ts';
import type { Gap, Spool } from './spool/spool.ts';

/** Names the batches of this run of the agent: its boot id and a count from 1. */
export interface Numbering {
  readonly bootId: string;
  next(): number;
}

export function numbering(bootId: string): Numbering {
  let last = 0;
  return {
    bootId,
    next() {
      last += 1;
      return last;
    },
  };
}

function recordOf({ bootId, next }: Numbering, series: readonly TimeSeries[], takenAtMs: number): SpoolRecord {
  return { bootId, sequence: next(), takenAtMs, samples: series.length, packed: pack(series) };
}

/** The batch that tells of a gap: how many samples are missing, at the instant of the newest of them. */
export function tellOf(numbers: Numbering, gap: Gap): SpoolRecord {
  const labels = { reason: gap.reason };
  const at = (metric: string, value: number) => oneSample(metric, labels, { timestampMs: gap.toMs, value });
  const series = [
    at('zhengyun_agent_gap_samples', gap.samples),
    at('zhengyun_agent_gap_start_timestamp_seconds', gap.fromMs / 1_000),
    at('zhengyun_agent_gap_end_timestamp_seconds', gap.toMs / 1_000),
  ];
  return recordOf(numbers, series, gap.toMs);
}

export interface TakeParts {
  readonly collect: () => Promise<Collected>;
  readonly own: () => Promise<readonly Reading[]>;
  readonly spool: Spool;
  readonly numbers: Numbering;
  readonly metrics: AgentMetrics;
  readonly log: Log;
  readonly now: () => number;
  readonly intervalMs: number;
}

/** Reads the host once. Its samples count as taken when the spool has them on disk, and not before. */
export async function takeOnce({ collect, own, spool, numbers, metrics, log, now }: TakeParts): Promise<void> {
  const takenAtMs = now();
  const { readings, failed } = await collect();
  for (const { collector, reason } of failed) log('warn', 'a collector failed', { collector, reason });
  const series = [...readings, ...(await own())].map(({ metric, labels, value }) =>
    oneSample(metric, labels, { timestampMs: takenAtMs, value }),
  );
  try {
    await spool.append(recordOf(numbers, series, takenAtMs));
    metrics.taken.inc(series.length);
  } catch (error) {
    metrics.notTaken.inc(series.length);
    log('error', 'a reading could not be kept and is lost: see to the disk', { why: String(error) });
  }
}

/** Reads the host at each whole multiple of the interval until `signal` aborts; a reading that takes too long skips the next. */
export async function runTaking(parts: TakeParts, signal: AbortSignal): Promise<void> {
  let due = parts.now();
  while (!signal.aborted) {
    await takeOnce(parts);
    // A timer may fire a moment early; by its due instant and not by the clock it still counts as that reading.
    due = (Math.floor(Math.max(parts.now(), due) / parts.intervalMs) + 1) * parts.intervalMs;
    await sleep(due - parts.now(), undefined, { signal }).catch(() => undefined);
  }
}
