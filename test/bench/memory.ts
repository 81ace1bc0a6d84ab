import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type { BenchSystem } from './bench-system.ts';
import type { Benchmark } from './benchmark.ts';
import type { Figure } from './figure.ts';

/** Resident megabytes of one process, as the kernel counts them. */
export async function residentMb(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? Number.NaN) / 1024;
}

async function residentOf(pids: readonly number[]): Promise<number> {
  const sizes = await Promise.all(pids.map(residentMb));
  return sizes.reduce((sum, size) => sum + size, 0);
}

async function sampled(pids: readonly number[]): Promise<number[]> {
  const samples: number[] = [];
  for (let index = 0; index < 10; index += 1) {
    samples.push(await residentOf(pids));
    await pause(1_000);
  }
  return samples;
}

/** Memory of server and worker while nothing is asked of them, beside two Node processes that do nothing at all. */
async function measureMemory(system: BenchSystem): Promise<Figure> {
  const pids = ['server', 'worker'].map((part) => system.pidOf(part));
  const samples = await sampled(pids);
  const idle = [0, 1].map(() => spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' }));
  try {
    const baseline = await sampled(idle.map((child) => child.pid ?? 0));
    return {
      name: 'memory of server + worker, idle',
      unit: 'MB',
      aim: '< 350 MB',
      samples,
      baselines: [{ name: 'two empty Node processes', samples: baseline }],
    };
  } finally {
    for (const child of idle) child.kill();
  }
}

export const memoryBenchmark: Benchmark = {
  name: 'memory',
  measure: async ({ system }) => [await measureMemory(await system())],
};
