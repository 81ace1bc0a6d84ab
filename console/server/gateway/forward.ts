import type { IngestResult } from '@zhengyun/domain/fleet/batch-store.ts';
import { REMOTE_WRITE_HEADERS } from '@zhengyun/protocol/headers.ts';
import { pack } from '@zhengyun/protocol/pack.ts';
import { afterSending } from '@zhengyun/protocol/retry.ts';
import { METRIC_NAME, type TimeSeries } from '@zhengyun/protocol/series.ts';
import type { FastifyBaseLogger } from 'fastify';

export type StoredBatch = Extract<IngestResult, { kind: 'stored' | 'repeated' }>;
export type Forward = (batch: StoredBatch) => void;

const TIMEOUT_MS = 10_000;
/** Batches on their way at once; past that the engine is behind and the newest is dropped, since the roll-ups have it. */
const IN_FLIGHT = 64;
const ATTEMPTS = 3;

/** The accepted series as the engine gets them, under the console's own labels: node, cloud, tier and, where known, tenant. */
export function stamped({ accepted, stamp, departments }: StoredBatch): TimeSeries[] {
  return accepted.map(({ metric, labels, namespace, samples }) => {
    const tenant = namespace === null ? undefined : departments.get(namespace);
    const all = { ...labels, ...stamp, ...(tenant ? { tenant } : {}), [METRIC_NAME]: metric };
    const sorted = Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1));
    return { labels: sorted.map(([name, value]) => ({ name, value })), samples };
  });
}

/**
 * Passes stored batches on to a Prometheus-compatible engine. Best effort and in memory: what the console promises lies in
 * its own roll-ups, so an engine that is away loses points of a chart and nothing that is counted or billed.
 */
export function forwardTo(url: string, log: FastifyBaseLogger): Forward {
  let inFlight = 0;
  const send = async (body: Buffer): Promise<void> => {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      const status = await fetch(url, {
        method: 'POST',
        headers: REMOTE_WRITE_HEADERS,
        body: new Uint8Array(body),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      }).then(
        (response) => response.status,
        () => null,
      );
      if (afterSending(status) !== 'retry') return;
    }
    log.warn({ url }, 'the metrics engine took no batch: it is dropped there, the roll-ups have it');
  };
  return (batch) => {
    if (inFlight >= IN_FLIGHT) return;
    inFlight += 1;
    void send(pack(stamped(batch))).finally(() => {
      inFlight -= 1;
    });
  };
}
