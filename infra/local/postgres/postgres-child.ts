import { Client } from 'pg';
import type { ChildSpec } from '../supervise/child-spec.ts';
import { asPlainUser } from './as-plain-user.ts';
import { postgresBinaries } from './binaries.ts';
import { endOrphan } from './end-orphan.ts';
import { type PostgresCluster, SUPERUSER } from './make-cluster.ts';

/** Connections of server, worker, jobs and one Pulumi child per open operation (each takes up to 2 × its cores). */
const MAX_CONNECTIONS = 200;

/** URL of the superuser on 127.0.0.1, for set-up only. */
export function adminUrlOf(cluster: PostgresCluster, port: number): string {
  return `postgres://${SUPERUSER}:${cluster.password}@127.0.0.1:${port}/postgres`;
}

/**
 * The embedded server as a supervised child. It listens on 127.0.0.1 only and opens no socket file, whose path could be
 * too long. `durable: false` turns off everything that survives a crash and is for tests alone.
 */
export function postgresChild(
  cluster: PostgresCluster,
  { port, durable }: { port: number; durable: boolean },
): ChildSpec {
  const settings: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    max_connections: String(MAX_CONNECTIONS),
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    logging_collector: 'off',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return {
    name: 'postgres',
    ...asPlainUser(postgresBinaries().postgres, ['-D', cluster.data, ...options]),
    env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C', TZ: 'UTC' },
    before: () => endOrphan(cluster.data),
    ready: () => answers(adminUrlOf(cluster, port)),
    // Fast shutdown: open sessions are ended, nothing needs recovery afterwards.
    stopSignal: 'SIGINT',
    stopWithinMs: 30_000,
  };
}

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('SELECT 1');
    return true;
  } finally {
    await client.end().catch(() => undefined);
  }
}
