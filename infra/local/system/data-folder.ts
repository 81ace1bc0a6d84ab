import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { writePrivate } from '../supervise/write-private.ts';

/** Where the one-machine system keeps what; all under one folder of mode 0700. */
export interface DataFolder {
  readonly dir: string;
  readonly postgres: string;
  readonly roles: string;
  readonly ports: string;
  readonly clusters: string;
  readonly agent: string;
  readonly joinToken: string;
  readonly keyFile: string;
  readonly lock: string;
  /** What is running and where (0600): ports, URLs with passwords, process ids. */
  readonly system: string;
}

/** Makes the folder and the key that seals secrets in the database, unless they are there. */
export function openDataFolder(dir: string): DataFolder {
  try {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    const keyFile = join(dir, 'secret.key');
    if (!existsSync(keyFile)) writePrivate(keyFile, `${randomBytes(32).toString('hex')}\n`);
    return {
      dir,
      postgres: join(dir, 'postgres'),
      roles: join(dir, 'database-roles.json'),
      ports: join(dir, 'ports.json'),
      clusters: join(dir, 'clusters'),
      agent: join(dir, 'agent'),
      joinToken: join(dir, 'agent', 'join-token'),
      keyFile,
      lock: join(dir, 'instance.lock'),
      system: join(dir, 'system.json'),
    };
  } catch (error) {
    throw new Error(
      `The data folder ${dir} can't be used: ${(error as Error).message}. It may belong to another user: run as that user, or set ZHENGYUN_DATA to a folder of your own.`,
    );
  }
}
