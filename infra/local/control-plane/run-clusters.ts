import { join } from 'node:path';
import { ensureAll } from '@zhengyun/engine/toolchain/ensure-tool.ts';
import { rememberedPorts } from '../supervise/remembered-ports.ts';
import { createSupervisor } from '../supervise/supervisor.ts';
import { startControlPlanes } from './start-control-planes.ts';

/** `node run-clusters.ts DIR`: only the local clusters, for work on programs and provider; prints their kubeconfig files. */
const [dir] = process.argv.slice(2);
if (dir === undefined) throw new Error('Name the folder that is to hold the clusters.');

const tools = await ensureAll();
const supervisor = createSupervisor({ dir });
await supervisor.endStale();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void supervisor.stopAll());
const ports = rememberedPorts(join(dir, 'ports.json'));
const clusters = await startControlPlanes({ dir, tools, supervisor, ports });
process.stdout.write(`${clusters.map((cluster) => cluster.kubeconfigFile).join('\n')}\n`);
