import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { benchFolder, startBenchSystem } from './bench-system.ts';
import { measureDelivery } from './delivery.ts';
import { describeFigure, type Figure } from './figure.ts';
import { measureMemory } from './memory.ts';
import { measureOrderList } from './order-list.ts';
import { measureRecovery } from './recovery.ts';
import { measureStart } from './start.ts';

/** `npm run bench`: every figure with its baseline, in one run on this machine. Nothing is asserted; artefacts/bench.json keeps the samples. */
async function main(): Promise<void> {
  const figures: Figure[] = [];
  const take = (figure: Figure) => {
    figures.push(figure);
    process.stdout.write(`${describeFigure(figure)}\n\n`);
  };
  for (const figure of await measureStart()) take(figure);
  const { dir, remove } = await benchFolder();
  const system = await startBenchSystem(dir);
  try {
    take(await measureMemory(system));
    for (const figure of await measureDelivery(system)) take(figure);
    take(await measureOrderList(system));
    take(await measureRecovery(system));
  } finally {
    await system.stop();
    await remove();
  }
  await mkdir('artefacts', { recursive: true });
  await writeFile(join('artefacts', 'bench.json'), `${JSON.stringify(figures, null, 2)}\n`);
}

await main();
