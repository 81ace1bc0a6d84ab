import { join } from 'node:path';
import { ensureAll } from '@zhengyun/engine/toolchain/ensure-tool.ts';
import { NODE_POOLS, nodeNames } from '../control-plane/node-pools.ts';
import { type RunningCluster, startControlPlanes } from '../control-plane/start-control-planes.ts';
import { writePrivate } from '../supervise/write-private.ts';
import { runCli } from './bring-up-console.ts';
import type { ConsoleSettings } from './console-parts.ts';
import type { Start } from './start.ts';
import { step } from './step.ts';

/** Gets the engine's programs, starts the clusters, says so by `onClusters`, and attaches the sample clouds to them. */
export async function bringUpClouds(
  start: Start,
  settings: ConsoleSettings,
  onClusters: (running: readonly RunningCluster[]) => void,
): Promise<void> {
  const { folder } = settings;
  let tools: Awaited<ReturnType<typeof ensureAll>> | undefined;
  await step(start, 'engine', async () => {
    tools = await ensureAll({
      signal: start.signal,
      onProgress: (tool, phase, { fraction, secondsLeft }) => {
        const share = fraction === null ? '' : ` ${Math.floor(fraction * 100)} %`;
        start.say({ part: 'engine', state: 'working', detail: `${phase} ${tool}${share}`, secondsLeft });
      },
    });
    return 'six programs';
  });
  await step(start, 'clusters', async () => {
    if (tools === undefined) throw new Error('The engine has no programs.');
    const clusters = await startControlPlanes({
      dir: folder.clusters,
      tools,
      supervisor: start.supervisor,
      ports: start.ports,
    });
    writeNodeList(join(folder.clusters, 'nodes.json'));
    onClusters(clusters);
    return clusters.map(({ cluster, server }) => `${cluster} ${server}`).join(' · ');
  });
  await step(start, 'clouds', async () => {
    await runCli(start, settings, ['cloud', 'attach-local', '--clusters', folder.clusters]);
    return 'attached';
  });
}

/** Which nodes stand in which cluster, for whoever makes zones of them. */
function writeNodeList(file: string): void {
  const list = Object.entries(NODE_POOLS).map(([cluster, pools]) => ({
    cluster,
    pools: pools.map((pool) => ({ pool: pool.pool, xinchuang: pool.xinchuang, nodes: nodeNames(pool) })),
  }));
  writePrivate(file, `${JSON.stringify(list, null, 2)}\n`);
}
