import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunningSystem, startSystem } from '@zhengyun/local/system/start-system.ts';
import type { SystemDescription } from '@zhengyun/local/system/system-file.ts';

/** A whole system in a folder of its own, for one run of the benchmarks. */
export interface BenchSystem {
  readonly url: URL;
  readonly description: SystemDescription;
  /** Milliseconds from the start until the console answered, and until its sample clouds were attached to running clusters. */
  readonly started: { readonly consoleMs: number; readonly cloudsMs: number };
  pidOf(part: string): number;
  stop(): Promise<void>;
}

const RATE_LIMIT = '1000000';
/** One address asks here for a whole province's people: the usual limit on its calls would be what is measured. */
export const benchEnvironment = {
  ...Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  ),
  RATE_LIMIT,
};

/** A data folder that does not exist yet, and its removal. */
export async function benchFolder(): Promise<{ dir: string; remove: () => Promise<void> }> {
  const parent = await mkdtemp(join(tmpdir(), 'zhengyun-bench-'));
  return { dir: join(parent, 'data'), remove: () => rm(parent, { recursive: true, force: true }) };
}

/** Starts the system from `dir`: cold when the folder is new, warm when it ran before. */
export async function startBenchSystem(dir: string): Promise<BenchSystem> {
  const begun = performance.now();
  const running: RunningSystem = await startSystem({ dir, inherited: benchEnvironment });
  const consoleMs = performance.now() - begun;
  await running.clouds;
  const cloudsMs = performance.now() - begun;
  return {
    url: new URL(running.consoleUrl),
    get description() {
      return running.describe();
    },
    started: { consoleMs, cloudsMs },
    pidOf(part) {
      const pid = running.describe().pids[part];
      if (pid === undefined)
        throw new Error(`no process runs for ${part}: ${Object.keys(running.describe().pids).join(', ')}`);
      return pid;
    },
    stop: () => running.stop(),
  };
}
