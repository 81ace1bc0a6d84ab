import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { writePrivate } from '../supervise/write-private.ts';
import { asPlainUser } from './as-plain-user.ts';
import { postgresBinaries } from './binaries.ts';

const run = promisify(execFile);

export const SUPERUSER = 'postgres';

/** Where one embedded server keeps its things. */
export interface PostgresCluster {
  readonly data: string;
  /** Of the superuser, who is used for set-up only. */
  readonly password: string;
}

/**
 * Makes the data folder under `dir` unless it is there. A folder that was interrupted in the making is never taken for a
 * whole one: it is made aside and renamed.
 */
export async function makeCluster(dir: string): Promise<PostgresCluster> {
  const data = join(dir, 'data');
  const passwordFile = join(dir, 'superuser.password');
  if (!existsSync(data)) {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    const aside = join(dir, 'data.making');
    rmSync(aside, { recursive: true, force: true });
    writePrivate(passwordFile, randomBytes(24).toString('hex'));
    await initialise(aside, passwordFile);
    renameSync(aside, data);
  }
  return { data, password: readFileSync(passwordFile, 'utf8').trim() };
}

async function initialise(data: string, passwordFile: string): Promise<void> {
  const { command, args } = asPlainUser(postgresBinaries().initdb, [
    `--pgdata=${data}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // The built-in provider sorts the same on every machine and after every upgrade of the system's C library.
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
    '--no-instructions',
  ]);
  try {
    await run(command, args, { env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C', TZ: 'UTC' } });
  } catch (error) {
    const { stderr = '' } = error as { stderr?: string };
    throw new Error(
      `The database folder ${data} could not be made: ${stderr.trim() || (error as Error).message}. ` +
        'As root this needs user namespaces (`unshare --user --map-user=1000 true` must work); else run as an ordinary user or set DATABASE_URL.',
    );
  }
}
