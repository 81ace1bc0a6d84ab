import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { get } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { connect, type Database } from '@zhengyun/db/connect.ts';
import { migrate } from '@zhengyun/db/migrate.ts';
import { keyFileSecretStore } from '@zhengyun/domain/verb/secret-store.ts';
import { makeCluster } from '@zhengyun/local/postgres/make-cluster.ts';
import { adminUrlOf, postgresChild } from '@zhengyun/local/postgres/postgres-child.ts';
import { type DatabaseUrls, prepareDatabases } from '@zhengyun/local/postgres/prepare-databases.ts';
import { freePort } from '@zhengyun/local/supervise/free-port.ts';
import { createSupervisor, type Supervisor } from '@zhengyun/local/supervise/supervisor.ts';
import { type SmallProvince, setUpProvince } from '@zhengyun/worker/testing/small-province.ts';
import { makeScratch } from '../support/scratch.ts';
import { type FaultyApi, startFaultyApi } from './faulty-api.ts';

/** Everything an order needs from its form to its delivery, each part of which can be broken. */
export interface FaultGround {
  readonly db: Database;
  readonly urls: DatabaseUrls;
  /** Superuser's URL: what an operating system or a full disk does to a database is done by it. */
  readonly adminUrl: string;
  readonly province: SmallProvince;
  /** The city whose cloud it is. */
  readonly slug: string;
  readonly api: FaultyApi;
  /** The real cluster, past the proxy: where the truth is read. */
  readonly kubeconfig: string;
  /** Keeps PostgreSQL and the two workers running, as the one-machine system does. */
  readonly supervisor: Supervisor;
  /** Addresses of the workers' /metrics. */
  readonly metrics: readonly string[];
  stop(): Promise<void>;
}

export const WORKERS = ['worker-a', 'worker-b'] as const;
const MAIN = fileURLToPath(import.meta.resolve('@zhengyun/worker/main.ts'));
/** Runs at once of each worker: most of them are held somewhere and cost nothing. */
const RUNS_AT_ONCE = 6;

export interface GroundOptions {
  /** A city whose nodes the cluster has; files that share it have one each. */
  readonly slug: string;
  /** Set for both workers beside what they need. */
  readonly workerEnv?: Readonly<Record<string, string>>;
}

/** A PostgreSQL, two workers and a small province of its own, on the cluster of `kubeconfig`. Stop it after the file's tests. */
export async function startFaultGround(
  kubeconfig: string,
  { slug, workerEnv = {} }: GroundOptions,
): Promise<FaultGround> {
  const scratch = await makeScratch();
  const { dir } = scratch;
  const supervisor = createSupervisor({ dir });
  const postgresDir = join(dir, 'postgres');
  mkdirSync(postgresDir, { recursive: true });
  const cluster = await makeCluster(postgresDir);
  const port = await freePort();
  await supervisor.start(postgresChild(cluster, { port, durable: false }));
  const adminUrl = adminUrlOf(cluster, port);
  const urls = await prepareDatabases(adminUrl, join(dir, 'roles.json'));
  await migrate(urls.ownerUrl);
  const key = randomBytes(32);
  await writeFile(join(dir, 'secret.key'), key.toString('hex'), { mode: 0o600 });
  const db = connect(urls.ownerUrl, { applicationName: 'fault test', maximum: 6 });
  const api = await startFaultyApi(kubeconfig, dir);
  const province = await setUpProvince(db, keyFileSecretStore(key), { kubeconfig: api.kubeconfig, slug });
  const metrics: string[] = [];
  for (const name of WORKERS) metrics.push(await startWorker(supervisor, { name, dir, urls, workerEnv }));
  return {
    db,
    urls,
    adminUrl,
    province,
    slug,
    api,
    kubeconfig,
    supervisor,
    metrics,
    stop: async () => {
      await api.comeBack().catch(() => undefined);
      await supervisor.stop('worker-a');
      await supervisor.stop('worker-b');
      await db.destroy();
      await api.close();
      await supervisor.stopAll();
      scratch.remove();
    },
  };
}

async function startWorker(
  supervisor: Supervisor,
  {
    name,
    dir,
    urls,
    workerEnv,
  }: { name: string; dir: string; urls: DatabaseUrls; workerEnv: Readonly<Record<string, string>> },
): Promise<string> {
  const port = await freePort();
  const metrics = `http://127.0.0.1:${port}/metrics`;
  const inherited = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  await supervisor.start({
    name,
    command: process.execPath,
    args: [MAIN],
    env: {
      ...Object.fromEntries(inherited),
      DATABASE_URL: urls.workerUrl,
      STATE_URL: urls.stateUrl,
      ZHENGYUN_KEY_FILE: join(dir, 'secret.key'),
      ZHENGYUN_DATA: dir,
      ZHENGYUN_MODE: 'local',
      ENGINE_PARALLEL: String(RUNS_AT_ONCE),
      VERIFY_SECONDS: '120',
      METRICS_PORT: String(port),
      LOG_LEVEL: 'info',
      ...workerEnv,
    },
    ready: (signal) => answers(metrics, signal),
    stopWithinMs: 30_000,
  });
  return metrics;
}

function answers(url: string, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const outgoing = get(url, { signal, agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    outgoing.once('error', () => resolve(false));
  });
}
