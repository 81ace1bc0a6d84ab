import { freePort } from '../supervise/free-port.ts';
import { createSupervisor } from '../supervise/supervisor.ts';
import { makeCluster } from './make-cluster.ts';
import { adminUrlOf, postgresChild } from './postgres-child.ts';

export interface StartPostgresOptions {
  /** Holds the data folder, the superuser's password and the log. One starter at a time. */
  readonly dir: string;
  readonly port?: number;
  /** false only in tests: a crash may then lose everything. */
  readonly durable?: boolean;
}

export interface RunningPostgres {
  readonly adminUrl: string;
  readonly port: number;
  stop(): Promise<void>;
}

/** Starts an embedded PostgreSQL of its own, making its data folder the first time; resolves when it answers. */
export async function startPostgres({ dir, port, durable = true }: StartPostgresOptions): Promise<RunningPostgres> {
  const supervisor = createSupervisor({ dir });
  await supervisor.endStale();
  const cluster = await makeCluster(dir);
  const chosen = await freePort(port);
  await supervisor.start(postgresChild(cluster, { port: chosen, durable }));
  return { adminUrl: adminUrlOf(cluster, chosen), port: chosen, stop: () => supervisor.stopAll() };
}
