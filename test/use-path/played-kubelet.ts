import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One pod as it stands on a node: cores it uses throughout, bytes it holds, and when (epoch ms) it was last started. */
export interface Pod {
  readonly namespace: string;
  readonly cores: number;
  readonly bytes: number;
  readonly startedAt: number;
}

/** A kubelet on loopback that prints /metrics/resource as 1.36 does; `pods` null: it answers 503. */
export async function playKubelet(now: () => number, pods: () => readonly Pod[] | null) {
  const server = createServer((_, response) => {
    const standing = pods();
    if (standing === null) return response.writeHead(503).end();
    const family = (metric: string, type: string, value: (pod: Pod) => number) => [
      `# TYPE ${metric} ${type}`,
      ...standing.map(
        (pod, place) =>
          `${metric}{container="app",namespace="${pod.namespace}",pod="pod-${place}"} ${value(pod)} ${now()}`,
      ),
    ];
    const lines = [
      ...family('container_cpu_usage_seconds_total', 'counter', (pod) => (pod.cores * (now() - pod.startedAt)) / 1_000),
      ...family('container_memory_working_set_bytes', 'gauge', ({ bytes }) => bytes),
      ...family('container_start_time_seconds', 'gauge', ({ startedAt }) => startedAt / 1_000),
      'resource_scrape_error 0',
    ];
    return response.end(`${lines.join('\n')}\n`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/metrics/resource`);
  return { url, close: () => new Promise((resolve) => server.close(resolve)) };
}
