/** What one container has used by now. */
export interface ContainerUse {
  readonly namespace: string;
  readonly pod: string;
  readonly container: string;
  /** Processor seconds since the container started; null: the kubelet does not say. */
  readonly cpuSeconds: number | null;
  /** Bytes that can't be taken back from it; null: the kubelet does not say. */
  readonly workingSetBytes: number | null;
  /** Epoch seconds; null: the kubelet does not say. */
  readonly startedAt: number | null;
}

const MOST_CONTAINERS = 10_000;
/** Figures older than this are of a kubelet that goes on answering and no longer looks. */
const OLDEST_MS = 120_000;
const LINE = /^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{(.*)\})?\s+(\S+)(?:\s+(-?\d+))?$/;
const LABEL = /([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\]|\\.)*)"/g;
const FIELDS = {
  container_cpu_usage_seconds_total: 'cpuSeconds',
  container_memory_working_set_bytes: 'workingSetBytes',
  container_start_time_seconds: 'startedAt',
} as const;
type Metric = keyof typeof FIELDS;
/** What kubelets call their own failure to look, before and since 1.28. */
const ERRORS: readonly string[] = ['scrape_error', 'resource_scrape_error'];

const isOurs = (metric: string): metric is Metric => metric in FIELDS;

function labelsOf(text: string): Readonly<Record<string, string>> {
  const unescaped = (value: string) => value.replace(/\\(.)/g, (_, letter: string) => (letter === 'n' ? '\n' : letter));
  return Object.fromEntries([...text.matchAll(LABEL)].map(([, name = '', value = '']) => [name, unescaped(value)]));
}

function figureOf(text: string, line: string): number {
  const value = Number(text);
  if (Number.isFinite(value) && value >= 0) return value;
  throw new Error(`no use can be ${text}: ${line.slice(0, 200)}`);
}

/**
 * The containers in what a kubelet prints at /metrics/resource (text format 0.0.4), at `nowMs`. Throws where it says itself that it could not look, where its
 * figures are old, not finite or negative, and past 10,000 containers: half an answer is none.
 */
export function parseResourceMetrics(text: string, nowMs: number): readonly ContainerUse[] {
  const found = new Map<string, ContainerUse>();
  for (const line of text.split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    const [, metric = '', labelText = '', value = '', timestamp] = LINE.exec(line.trimEnd()) ?? [];
    if (ERRORS.includes(metric) && Number(value) !== 0) throw new Error('the kubelet could not read its containers');
    if (!isOurs(metric)) continue;
    if (timestamp !== undefined && Number(timestamp) < nowMs - OLDEST_MS && metric !== 'container_start_time_seconds')
      throw new Error(`the kubelet's figures are of ${new Date(Number(timestamp)).toISOString()}, too old to count`);
    const { namespace, pod, container } = labelsOf(labelText);
    if (!namespace || !pod || !container) continue;
    const key = `${namespace}/${pod}/${container}`;
    const none = { namespace, pod, container, cpuSeconds: null, workingSetBytes: null, startedAt: null };
    found.set(key, { ...(found.get(key) ?? none), [FIELDS[metric]]: figureOf(value, line) });
    if (found.size > MOST_CONTAINERS) throw new Error(`more than ${MOST_CONTAINERS} containers on one node`);
  }
  return [...found.values()];
}
