import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ChildSpec } from '../supervise/child-spec.ts';
import { GO_ENV } from './process-flags.ts';

/** etcd for all clusters. It listens on sockets named relative to its folder (0700): no port, and no path too long for one. */
export function etcdPart(dir: string, program: string): ChildSpec {
  const [client, peer] = ['unix://client:0', 'unix://peer:0'];
  return {
    name: 'etcd',
    command: program,
    args: [
      '--data-dir=data',
      `--listen-client-urls=${client}`,
      `--advertise-client-urls=${client}`,
      `--listen-peer-urls=${peer}`,
      `--initial-advertise-peer-urls=${peer}`,
      `--initial-cluster=default=${peer}`,
      '--auto-compaction-retention=1h',
      '--log-level=warn',
    ],
    env: GO_ENV,
    cwd: join(dir, 'etcd'),
    ready: async () => existsSync(join(dir, 'etcd', 'client:0')),
  };
}
