import { Counter, Gauge, Registry } from 'prom-client';
import type { Reading } from './collect/reading.ts';
import type { Spool } from './spool/spool.ts';

/** What the agent counts about itself. Pushed with everything else; also at /metrics where a port is set. */
export interface AgentMetrics {
  readonly registry: Registry;
  readonly taken: Counter;
  readonly notTaken: Counter;
  readonly sent: Counter;
  readonly rejected: Counter;
  readonly setAside: Counter;
  readonly failures: Counter<'code'>;
  readonly clockSkew: Gauge;
  readonly certificateExpiry: Gauge;
}

export function makeMetrics(): AgentMetrics {
  const registry = new Registry();
  const registers = [registry];
  const counter = (name: string, help: string) => new Counter({ name: `zhengyun_agent_${name}`, help, registers });
  const gauge = (name: string, help: string) => new Gauge({ name: `zhengyun_agent_${name}`, help, registers });
  const memory = { name: 'resident_memory_bytes', help: 'Memory of the agent itself.' };
  observe(registry, memory, () => process.memoryUsage.rss());
  return {
    registry,
    taken: counter('samples_taken_total', 'Samples on disk in the spool.'),
    notTaken: counter('samples_not_taken_total', 'Samples that could not be written to the spool.'),
    sent: counter('samples_sent_total', 'Samples in batches that the gateway has.'),
    rejected: counter('samples_rejected_total', 'Samples the gateway turned away one by one.'),
    setAside: counter('samples_set_aside_total', 'Samples in batches the gateway will never take.'),
    failures: new Counter({
      name: 'zhengyun_agent_send_failures_total',
      help: 'Batches not taken at an attempt, by the code of the gateway or the status.',
      labelNames: ['code'],
      registers,
    }),
    clockSkew: gauge('clock_skew_seconds', 'This clock minus the console’s, as the console measured it.'),
    certificateExpiry: gauge('certificate_expiry_timestamp_seconds', 'When the certificate ends.'),
  };
}

/** A gauge that is read when it is asked for. */
function observe(registry: Registry, about: { name: string; help: string }, read: () => number): void {
  new Gauge({
    name: `zhengyun_agent_${about.name}`,
    help: about.help,
    registers: [registry],
    collect() {
      this.set(read());
    },
  });
}

/** Adds what the spool knows about itself. */
export function observeSpool({ registry }: AgentMetrics, spool: Spool): void {
  const bytes = { name: 'spool_bytes', help: 'Bytes in the spool that are not acknowledged.' };
  const segments = { name: 'spool_segments', help: 'Files of the spool.' };
  const dropped = {
    name: 'spool_dropped_samples',
    help: 'Samples dropped since the start because the spool was full, old or damaged.',
  };
  observe(registry, bytes, () => spool.stats().bytes);
  observe(registry, segments, () => spool.stats().segments);
  observe(registry, dropped, () => spool.stats().droppedSamples);
}

/** The agent's own figures as readings, so that they travel with the host's. */
export async function readOwn({ registry }: AgentMetrics): Promise<Reading[]> {
  const families = await registry.getMetricsAsJSON();
  return families.flatMap(({ name, values }) =>
    values.map(({ labels, value }) => ({
      metric: name,
      labels: Object.fromEntries(Object.entries(labels).map(([key, text]) => [key, String(text)])),
      value,
    })),
  );
}
