import { mkdir, writeFile } from 'node:fs/promises';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { approvalsBenchmark } from './approvals.ts';
import { type BenchSystem, benchFolder, startBenchSystem } from './bench-system.ts';
import type { Benchmark } from './benchmark.ts';
import { deliveryBenchmark } from './delivery.ts';
import { describeFigure, type Figure } from './figure.ts';
import { ingestBenchmark } from './ingest.ts';
import { loadBenchmark } from './load.ts';
import { memoryBenchmark } from './memory.ts';
import { monthEndBenchmark } from './month-end.ts';
import { orderListBenchmark } from './order-list.ts';
import { ratingCoreBenchmark } from './rating-core.ts';
import { type BenchRequest, readArguments } from './read-arguments.ts';
import { recoveryBenchmark } from './recovery.ts';
import { requestsBenchmark } from './requests.ts';
import { startBenchmark } from './start.ts';
import { statementPageBenchmark } from './statement-page.ts';
import { tenanciesBenchmark } from './tenancies.ts';
import { thousandBenchmark } from './thousand.ts';

/** In the order they run in: memory while nothing was asked yet, the load that stays on the clusters last. */
const BENCHMARKS: readonly Benchmark[] = [
  startBenchmark,
  memoryBenchmark,
  deliveryBenchmark,
  tenanciesBenchmark,
  thousandBenchmark,
  orderListBenchmark,
  approvalsBenchmark,
  requestsBenchmark,
  ingestBenchmark,
  ratingCoreBenchmark,
  monthEndBenchmark,
  statementPageBenchmark,
  recoveryBenchmark,
  loadBenchmark,
];

const KEPT = join('artefacts', 'bench');

/** Keeps what `benchmark` measured last, with when and beside which load, in a file of its own: another benchmark's run leaves it. */
async function keep(benchmark: string, figures: readonly Figure[]): Promise<void> {
  const measured = { measuredAt: new Date().toISOString(), loadOfOneMinute: loadavg()[0], figures };
  await mkdir(KEPT, { recursive: true });
  await writeFile(join(KEPT, `${benchmark}.json`), `${JSON.stringify(measured, null, 2)}\n`);
}

/** Measures what is asked for; a benchmark that fails is reported and the others go on. Gives whether all were measured. */
async function run({ names, sizes }: BenchRequest): Promise<boolean> {
  const { dir, remove } = await benchFolder();
  let system: Promise<BenchSystem> | undefined;
  const start = () => {
    system ??= startBenchSystem(dir);
    return system;
  };
  let whole = true;
  try {
    for (const { name, measure } of BENCHMARKS.filter((each) => names.includes(each.name))) {
      try {
        const figures = await measure({ sizes, system: start });
        for (const figure of figures) process.stdout.write(`${describeFigure(figure)}\n\n`);
        await keep(name, figures);
      } catch (error) {
        whole = false;
        process.stderr.write(`${name} was not measured: ${(error as Error).stack}\n`);
      }
    }
  } finally {
    await (await system?.catch(() => undefined))?.stop();
    await remove();
  }
  return whole;
}

/**
 * `npm run bench [-- NAME… --SIZE N]`: figures with their baselines, in one run on this machine. Nothing is asserted;
 * artefacts/bench/NAME.json keeps the samples of the last run of each. Exit code 1 when something could not be measured, 2 when nothing such is known.
 */
async function main(): Promise<number> {
  let request: BenchRequest;
  try {
    request = readArguments(
      process.argv.slice(2),
      BENCHMARKS.map(({ name }) => name),
    );
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    return 2;
  }
  return (await run(request)) ? 0 : 1;
}

process.exitCode = await main();
