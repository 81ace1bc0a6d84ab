import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { migrate } from '@zhengyun/db/migrate.ts';
import { prepareDatabases } from '@zhengyun/local/postgres/prepare-databases.ts';
import { startPostgres } from '@zhengyun/local/postgres/start-postgres.ts';
import { freePort } from '@zhengyun/local/supervise/free-port.ts';
import { createSupervisor } from '@zhengyun/local/supervise/supervisor.ts';
import { serverPart } from '@zhengyun/local/system/console-parts.ts';
import { openDataFolder } from '@zhengyun/local/system/data-folder.ts';
import { sampleProvince } from '../support/sample-province.ts';
import { benchEnvironment, benchFolder } from './bench-system.ts';
import type { OwnedData } from './owner-database.ts';

export interface ConsoleAlone extends OwnedData {
  readonly url: URL;
  close(): Promise<void>;
}

const ROOT = join(import.meta.dirname, '..', '..');

/** A folder of pages with the one that a sign-in ends at: nothing else of them is asked for, and they need not be built. */
async function onePage(dir: string): Promise<string> {
  const root = join(dir, 'pages');
  await mkdir(root);
  await writeFile(join(root, 'index.html'), '<!doctype html><title>Zhengyun</title>');
  return root;
}

/**
 * The console's server as a process of its own on a PostgreSQL that keeps what it was told, with the sample province; no worker, so that
 * requests that were put there stay as they are, and no clusters.
 */
export async function consoleAlone(): Promise<ConsoleAlone> {
  const { dir, remove } = await benchFolder();
  const folder = openDataFolder(dir);
  const postgres = await startPostgres({ dir: folder.postgres });
  const supervisor = createSupervisor({ dir });
  const close = async (): Promise<void> => {
    await supervisor.stopAll();
    await postgres.stop();
    await remove();
  };
  try {
    const urls = await prepareDatabases(postgres.adminUrl, folder.roles);
    await migrate(urls.ownerUrl);
    // Its connections only; the database goes with the folder.
    await (await sampleProvince({ ...urls, drop: async () => undefined })).drop();
    const consolePort = await freePort();
    const gatewayPort = await freePort();
    const inherited = { ...benchEnvironment, WEB_ROOT: await onePage(dir) };
    const unused = { workerMetricsPort: 0, agentMetricsPort: 0 };
    await supervisor.start(serverPart({ root: ROOT, folder, urls, consolePort, gatewayPort, inherited, ...unused }));
    return {
      url: new URL(`http://127.0.0.1:${consolePort}`),
      description: { database: { ownerUrl: urls.ownerUrl } },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
