import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { connect, type Database } from '@zhengyun/db/connect.ts';
import { keyFileSecretStore, type SecretStore } from '@zhengyun/domain/verb/secret-store.ts';
import { createTestDatabase } from './database.ts';

const MAIN = fileURLToPath(new URL('../../console/worker/main.ts', import.meta.url));
/** Drift is not looked for while a test runs; whoever needs it asks for it. */
const USUAL = { ZHENGYUN_MODE: 'local', VERIFY_SECONDS: '300', DRIFT_SECONDS: '86400', LOG_LEVEL: 'warn' };

/** A database and a folder of their own, and one worker process after the other on them. */
export interface WorkerGround {
  /** The database as its owner. */
  readonly db: Database;
  /** Where the workers have their key and their data. */
  readonly folder: string;
  /** Seals with the workers' key. */
  readonly secrets: SecretStore;
  /** Starts a worker; the one before has ended. */
  start(): void;
  /** Kills the worker in whatever it does, and resolves when it is gone. */
  kill(): Promise<void>;
  /** Lets the worker end, and removes the database. */
  close(): Promise<void>;
}

interface GroundOptions {
  /** Names the folder and the connections. */
  readonly name: string;
  /** The test's own environment. */
  readonly inherited: NodeJS.ProcessEnv;
  /** Variables that differ from a test's usual ones. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** Makes the ground of a test's workers, without any of them yet. */
export async function makeWorkerGround({ name, inherited, settings }: GroundOptions): Promise<WorkerGround> {
  const database = await createTestDatabase();
  const db = connect(database.ownerUrl, { applicationName: `${name} test`, maximum: 4 });
  const folder = await mkdtemp(join(tmpdir(), `${name}-`));
  const key = randomBytes(32);
  const keyFile = join(folder, 'secret.key');
  await writeFile(keyFile, key.toString('hex'), { mode: 0o600 });
  const { workerUrl: DATABASE_URL, stateUrl: STATE_URL } = database;
  const own = { DATABASE_URL, STATE_URL, ZHENGYUN_KEY_FILE: keyFile, ZHENGYUN_DATA: folder };
  const env = { ...inherited, ...own, ...USUAL, ...settings };
  let worker: ChildProcess | undefined;
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    const ending = worker;
    worker = undefined;
    if (!ending) return;
    const exited = once(ending, 'exit');
    ending.kill(signal);
    await exited;
  };
  return {
    db,
    folder,
    secrets: keyFileSecretStore(key),
    start() {
      worker = spawn(process.execPath, [MAIN], { stdio: ['ignore', 'inherit', 'inherit'], env });
    },
    kill: () => end('SIGKILL'),
    async close() {
      await end('SIGTERM');
      await db.destroy();
      await database.drop();
    },
  };
}
