import { createHash } from 'node:crypto';
import type { AcceptedSeries } from './batch-rules.ts';

const MINUTE_MS = 60_000;

/** What is kept of one series for one minute `[minute, minute + 60 s)`. */
export interface MinuteRow {
  readonly metric: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly namespace: string | null;
  readonly seriesHash: Buffer;
  readonly minute: Date;
  readonly samples: number;
  readonly minimum: number;
  readonly maximum: number;
  readonly total: number;
  readonly last: number;
  readonly lastAt: Date;
}

/** Identity of a series: its metric and labels whatever their order. */
export function seriesHash(metric: string, labels: Readonly<Record<string, string>>): Buffer {
  const sorted = Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([metric, sorted]))
    .digest();
}

/** Folds samples into minutes. Ends of series (stale) carry no value and make no row. One row per series and minute. */
export function rollUp(accepted: readonly AcceptedSeries[]): MinuteRow[] {
  const rows = new Map<string, MinuteRow>();
  for (const { metric, labels, namespace, samples } of accepted) {
    const hash = seriesHash(metric, labels);
    for (const { timestampMs, value, stale } of samples) {
      if (stale) continue;
      const minute = Math.floor(timestampMs / MINUTE_MS) * MINUTE_MS;
      const key = `${hash.toString('base64')} ${minute}`;
      const one = { metric, labels, namespace, seriesHash: hash, minute: new Date(minute) };
      rows.set(key, merge(rows.get(key), { ...one, value, at: timestampMs }));
    }
  }
  return [...rows.values()];
}

type One = Pick<MinuteRow, 'metric' | 'labels' | 'namespace' | 'seriesHash' | 'minute'> & {
  readonly value: number;
  readonly at: number;
};

function merge(before: MinuteRow | undefined, { value, at, ...series }: One): MinuteRow {
  const later = !before || at >= before.lastAt.getTime();
  return {
    ...series,
    samples: (before?.samples ?? 0) + 1,
    minimum: Math.min(before?.minimum ?? value, value),
    maximum: Math.max(before?.maximum ?? value, value),
    total: (before?.total ?? 0) + value,
    last: later ? value : before.last,
    lastAt: later ? new Date(at) : before.lastAt,
  };
}
