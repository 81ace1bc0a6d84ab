import { startPostgres } from '@zhengyun/local/postgres/start-postgres.ts';
import { benchFolder, startBenchSystem } from './bench-system.ts';
import type { Benchmark } from './benchmark.ts';
import { type Figure, seconds, timed } from './figure.ts';

const WARM_RUNS = 3;

/** PostgreSQL alone, from an empty folder and again from the same one: the part of a start that is not ours. */
async function postgresAlone(): Promise<{ cold: number[]; warm: number[] }> {
  const { dir, remove } = await benchFolder();
  const once = async () => (await startPostgres({ dir })).stop();
  const cold = await timed(1, once);
  const warm = await timed(WARM_RUNS, once);
  await remove();
  return { cold, warm };
}

/** How long the console and the engine take to be there, on an empty data folder and on one that ran before; packages and binaries are in. */
async function measureStart(): Promise<readonly Figure[]> {
  const baseline = await postgresAlone();
  const { dir, remove } = await benchFolder();
  const cold = await startBenchSystem(dir);
  await cold.stop();
  const warm: (typeof cold.started)[] = [];
  for (let run = 0; run < WARM_RUNS; run += 1) {
    const system = await startBenchSystem(dir);
    warm.push(system.started);
    await system.stop();
  }
  await remove();
  const against = (samples: readonly number[]) => [
    { name: 'PostgreSQL alone, started and stopped', samples: seconds(samples) },
  ];
  return [
    {
      name: 'console answering, first start',
      unit: 's',
      aim: '< 60 s',
      samples: seconds([cold.started.consoleMs]),
      baselines: against(baseline.cold),
    },
    {
      name: 'console answering, later start',
      unit: 's',
      aim: '< 5 s',
      samples: seconds(warm.map((run) => run.consoleMs)),
      baselines: against(baseline.warm),
    },
    {
      name: 'engine ready, later start',
      unit: 's',
      aim: '< 15 s',
      samples: seconds(warm.map((run) => run.cloudsMs)),
      baselines: against(baseline.warm),
    },
  ];
}

export const startBenchmark: Benchmark = { name: 'start', measure: measureStart };
