import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { makeCluster } from '../postgres/make-cluster.ts';
import { adminUrlOf, postgresChild } from '../postgres/postgres-child.ts';
import { prepareDatabases } from '../postgres/prepare-databases.ts';
import type { ConsoleSettings } from './console-parts.ts';
import type { Start } from './start.ts';
import { step } from './step.ts';

/** The checkout this file is part of. */
const OWN_ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** Distance of the gateway's usual port from the console's: 7143 beside 7100. */
const GATEWAY_OFFSET = 43;

/** Starts the embedded server, or uses the given one, and makes its roles and databases. */
export async function bringUpDatabase(start: Start): Promise<{ settings: ConsoleSettings; adminUrl: string }> {
  const { options, folder, ports } = start;
  let adminUrl = options.databaseUrl ?? null;
  let urls: ConsoleSettings['urls'] | undefined;
  await step(start, 'database', async () => {
    adminUrl ??= await startEmbedded(start);
    urls = await prepareDatabases(adminUrl, folder.roles);
    return new URL(adminUrl).host;
  });
  if (adminUrl === null || urls === undefined) throw new Error('The database did not come up.');
  const { port } = options;
  return {
    adminUrl,
    settings: {
      root: options.root ?? OWN_ROOT,
      folder,
      urls,
      consolePort: await ports.take('console', port),
      gatewayPort: await ports.take('gateway', port === undefined ? undefined : port + GATEWAY_OFFSET),
      workerMetricsPort: await ports.take('worker-metrics'),
      agentMetricsPort: await ports.take('agent-metrics'),
      inherited: options.inherited,
    },
  };
}

async function startEmbedded({ folder, ports, supervisor, say }: Start): Promise<string> {
  if (!existsSync(folder.postgres)) {
    say({ part: 'database', state: 'working', detail: 'making its folder', secondsLeft: null });
  }
  const port = await ports.take('postgres');
  const cluster = await makeCluster(folder.postgres);
  await supervisor.start(postgresChild(cluster, { port, durable: true }));
  return adminUrlOf(cluster, port);
}
