import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';

/** What the server counts about itself. Labels are bounded: routes and procedures by name, never by path or person. */
export interface ServerMetrics {
  readonly registry: Registry;
  readonly requests: Histogram<'method' | 'route' | 'status'>;
  readonly procedures: Histogram<'path' | 'code'>;
  readonly batches: Counter<'outcome'>;
  readonly samples: Counter<'outcome'>;
}

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

export function makeMetrics(): ServerMetrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  return {
    registry,
    requests: new Histogram({
      name: 'zhengyun_http_request_duration_seconds',
      help: 'Time to answer a request, by route.',
      labelNames: ['method', 'route', 'status'],
      buckets: SECONDS,
      registers,
    }),
    procedures: new Histogram({
      name: 'zhengyun_procedure_duration_seconds',
      help: 'Time a procedure took, by its outcome: OK, the code of a refusal, or FAULT.',
      labelNames: ['path', 'code'],
      buckets: SECONDS,
      registers,
    }),
    batches: new Counter({
      name: 'zhengyun_gateway_batches_total',
      help: 'Batches from agents: stored, repeated, or the code they were refused with.',
      labelNames: ['outcome'],
      registers,
    }),
    samples: new Counter({
      name: 'zhengyun_gateway_samples_total',
      help: 'Samples in stored batches: stored, or the reason they were rejected for.',
      labelNames: ['outcome'],
      registers,
    }),
  };
}
