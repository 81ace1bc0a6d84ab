import { NAMESPACE_LABEL, RESERVED_LABELS, type Rejection } from '@zhengyun/protocol/messages.ts';
import { type Label, METRIC_NAME, type Sample, type TimeSeries } from '@zhengyun/protocol/series.ts';
import { isStorable } from '../verb/well-formed.ts';

/** A sample may lie this far ahead of our clock; further, and the node is in quarantine anyway. */
export const FUTURE_MS = 10 * 60_000;
/** The spool of a node holds no more than this, so nothing older is honest. */
export const OLDEST_MS = 35 * 24 * 3_600_000;
const MAX_LABELS = 30;
const MAX_VALUE = 1_024;
const METRIC = /^[a-zA-Z_:][a-zA-Z0-9_:]{0,199}$/;
const LABEL = /^[a-zA-Z_][a-zA-Z0-9_]{0,127}$/;

/** A series that may be stored: its metric, its other labels, the namespace its workload runs in, and its good samples. */
export interface AcceptedSeries {
  readonly metric: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly namespace: string | null;
  readonly samples: readonly Sample[];
}

export interface Judgement {
  readonly accepted: readonly AcceptedSeries[];
  /** Samples turned away, by metric and reason. */
  readonly rejected: readonly { readonly metric: string; readonly reason: Rejection; readonly count: number }[];
}

function seriesFault(metric: string | undefined, labels: readonly Label[]): Rejection | null {
  if (metric === undefined) return 'NAME_MISSING';
  const names = labels.map(({ name }) => name);
  if (new Set(names).size !== names.length) return 'LABEL_DUPLICATE';
  if (names.some((name) => RESERVED_LABELS.includes(name))) return 'LABEL_RESERVED';
  const sound = labels.every(({ name, value }) => LABEL.test(name) && value.length <= MAX_VALUE && isStorable(value));
  return METRIC.test(metric) && sound && labels.length <= MAX_LABELS ? null : 'LABEL_INVALID';
}

/** A bad metric's name as it can be stored beside its reason. */
function namedFor(metric: string): string {
  return metric.replaceAll('\0', '').slice(0, 200).toWellFormed();
}

function sampleFault(sample: Sample, nowMs: number): Rejection | null {
  if (sample.timestampMs > nowMs + FUTURE_MS) return 'TIMESTAMP_FUTURE';
  if (sample.timestampMs < nowMs - OLDEST_MS) return 'TIMESTAMP_TOO_OLD';
  return sample.stale || Number.isFinite(sample.value) ? null : 'VALUE_NOT_FINITE';
}

/**
 * Judges each sample of a batch alone: a bad one is turned away with its reason and its neighbours stay (a whole batch is
 * never refused for one sample). Labels that the console stamps itself can't be brought along.
 */
export function judgeBatch(series: readonly TimeSeries[], now: Date): Judgement {
  const accepted: AcceptedSeries[] = [];
  const rejected = new Map<string, { metric: string; reason: Rejection; count: number }>();
  const reject = (metric: string, reason: Rejection, count: number): void => {
    const key = `${metric} ${reason}`;
    const before = rejected.get(key)?.count ?? 0;
    if (count > 0) rejected.set(key, { metric, reason, count: before + count });
  };
  for (const { labels, samples } of series) {
    const metric = labels.find(({ name }) => name === METRIC_NAME)?.value;
    const fault = seriesFault(metric, labels);
    if (fault || metric === undefined) {
      reject(namedFor(metric ?? ''), fault ?? 'NAME_MISSING', samples.length);
      continue;
    }
    const good = samples.filter((sample) => {
      const reason = sampleFault(sample, now.getTime());
      if (reason) reject(metric, reason, 1);
      return !reason;
    });
    const rest = labels.filter(({ name, value }) => name !== METRIC_NAME && value !== '');
    const byName = Object.fromEntries(rest.map(({ name, value }) => [name, value]));
    if (good.length > 0)
      accepted.push({ metric, labels: byName, namespace: byName[NAMESPACE_LABEL] ?? null, samples: good });
  }
  return { accepted, rejected: [...rejected.values()] };
}
