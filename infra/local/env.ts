import { resolve } from 'node:path';

/** Settings of the one-machine system, read from the environment once. */
export interface LocalEnv {
  /** `ZHENGYUN_DATA`: folder of everything that is kept; `.zhengyun` under the working folder when absent. */
  readonly dir: string;
  /** `PORT`: where the console is looked for first; the next free one of ten is taken when it is in use. */
  readonly port: number;
  /** `DATABASE_URL`: a PostgreSQL 18 server and a role that may make roles and databases; null: the embedded server. */
  readonly databaseUrl: string | null;
  /** What the children get besides their own settings. */
  readonly inherited: Readonly<Record<string, string>>;
}

const CONSOLE_PORT = 7_100;

/** Throws when PORT is no port. */
export function readLocalEnv(env: Readonly<Record<string, string | undefined>> = process.env): LocalEnv {
  const port = env.PORT === undefined || env.PORT === '' ? CONSOLE_PORT : Number(env.PORT);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Error(`PORT is "${env.PORT}": give a number from 1 to 65535, or unset it for ${CONSOLE_PORT}.`);
  }
  return {
    dir: resolve(env.ZHENGYUN_DATA || '.zhengyun'),
    port,
    databaseUrl: env.DATABASE_URL || null,
    inherited: Object.fromEntries(
      Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined),
    ),
  };
}
