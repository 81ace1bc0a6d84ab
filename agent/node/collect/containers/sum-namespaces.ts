import { type Reading, reading } from '../reading.ts';
import type { ContainerUse } from './parse-resource-metrics.ts';

/** No machine has more: what grows faster is no processor time. */
const MOST_CORES = 1_024;
const MOST_NAMESPACES = 1_000;
/** Clocks of kubelet and agent may differ this much when it is asked which container began since. */
const SLACK_SECONDS = 5;

/** All containers of the kubelets that are read, as they were at `atMs`. */
export interface Look {
  readonly atMs: number;
  /** By kubelet. */
  readonly containers: ReadonlyMap<string, readonly ContainerUse[]>;
}

/** What was seen last, and what each namespace has used since the agent began to look. */
interface Seen {
  readonly atMs: number;
  readonly counters: ReadonlyMap<string, number>;
  readonly totals: ReadonlyMap<string, number>;
}

interface Between {
  readonly before: Seen;
  readonly atMs: number;
}

/** Processor seconds that a container used since the look before: all it has where it began since, nothing where it is new for another reason. */
function growth(key: string, { cpuSeconds, startedAt }: ContainerUse, { before, atMs }: Between): number {
  if (cpuSeconds === null) return 0;
  const last = before.counters.get(key);
  const beganSince = startedAt !== null && startedAt > before.atMs / 1_000 - SLACK_SECONDS;
  const grown =
    last === undefined ? (beganSince ? cpuSeconds : 0) : cpuSeconds >= last ? cpuSeconds - last : cpuSeconds;
  const most = ((atMs - before.atMs) / 1_000 + SLACK_SECONDS) * MOST_CORES;
  if (grown > most) throw new Error(`${key} can't have used ${grown} s of processors since the last look`);
  return grown;
}

/**
 * Sums containers up by namespace: what is sent has as many series as there are tenants on the node, however many pods come and go. Processor
 * time is a counter of the agent's own that goes on where a container restarts (its counter falls) or goes, and begins anew with the
 * agent; memory is what is in use now. A look that can't be true throws and is forgotten whole: the next one begins anew.
 */
export function makeNamespaceSums(labels: Readonly<Record<string, string>> = {}): (look: Look) => Reading[] {
  let seen: Seen | null = null;
  return ({ atMs, containers }) => {
    const before = seen;
    seen = null;
    const counters = new Map<string, number>();
    const totals = new Map<string, number>();
    const memory = new Map<string, number>();
    for (const [kubelet, own] of containers)
      for (const each of own) {
        const { namespace, pod, container, cpuSeconds, workingSetBytes } = each;
        const key = `${kubelet} ${namespace}/${pod}/${container}`;
        if (cpuSeconds !== null) counters.set(key, cpuSeconds);
        const grown = before ? growth(key, each, { before, atMs }) : 0;
        totals.set(namespace, (totals.get(namespace) ?? before?.totals.get(namespace) ?? 0) + grown);
        memory.set(namespace, (memory.get(namespace) ?? 0) + (workingSetBytes ?? 0));
      }
    if (totals.size > MOST_NAMESPACES) throw new Error(`more than ${MOST_NAMESPACES} namespaces with containers`);
    seen = { atMs, counters, totals };
    const of = (metric: string, sums: ReadonlyMap<string, number>): Reading[] =>
      [...sums].flatMap(([namespace, sum]) => reading(metric, { namespace, ...labels }, sum));
    return [
      ...of('container_cpu_usage_seconds_total', totals),
      ...of('container_memory_working_set_bytes', memory),
      ...[...containers.keys()].flatMap((kubelet) => reading('zhengyun_agent_kubelet_read', { kubelet, ...labels }, 1)),
    ];
  };
}
