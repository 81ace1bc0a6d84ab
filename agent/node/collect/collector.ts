import { readFile, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { type KubeletSettings, makeContainersReader } from './containers/read-containers.ts';
import { readCpu } from './cpu.ts';
import { readDisks } from './disk.ts';
import { readFilesystems, readMounts } from './filesystem.ts';
import { readMemory } from './memory.ts';
import { readNetwork } from './network.ts';
import { type Reading, reading } from './reading.ts';
import { statfsWithDeadline } from './statfs.ts';

export interface Collected {
  readonly readings: readonly Reading[];
  /** Collectors that failed, with why; the others' readings stand. */
  readonly failed: readonly { readonly collector: string; readonly reason: string }[];
}

const STATFS_DEADLINE_MS = 2_000;
const MOST_HANGING = 2;

/**
 * Reads this host from the kernel's tables under `proc`, and the containers of `kubelets` where there are any. Each collector fails alone and
 * says so in its own two series.
 */
export function makeCollector(
  proc: string,
  kubelets: KubeletSettings | null = null,
  now: () => number = Date.now,
): () => Promise<Collected> {
  const table = (name: string): Promise<string> => readFile(join(proc, name), 'utf8');
  const ask = statfsWithDeadline({ ask: statfs, deadlineMs: STATFS_DEADLINE_MS, mostHanging: MOST_HANGING });
  const collectors: Readonly<Record<string, () => Promise<Reading[]>>> = {
    cpu: async () => readCpu(await table('stat')),
    memory: async () => readMemory(await table('meminfo')),
    disk: async () => readDisks(await table('diskstats')),
    network: async () => readNetwork(await table('net/dev')),
    filesystem: async () => readFilesystems(readMounts(await table('self/mounts')), ask),
    ...(kubelets === null ? {} : { containers: makeContainersReader(kubelets, now) }),
  };
  return async () => {
    const results = await Promise.all(Object.entries(collectors).map(([name, read]) => run(name, read)));
    return { readings: results.flatMap((each) => each.readings), failed: results.flatMap((each) => each.failed) };
  };
}

async function run(collector: string, read: () => Promise<Reading[]>): Promise<Collected> {
  const started = performance.now();
  const about = (success: number): Reading[] => [
    ...reading('node_scrape_collector_success', { collector }, success),
    ...reading('node_scrape_collector_duration_seconds', { collector }, (performance.now() - started) / 1_000),
  ];
  try {
    const readings = await read();
    return { readings: [...readings, ...about(1)], failed: [] };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { readings: about(0), failed: [{ collector, reason }] };
  }
}
