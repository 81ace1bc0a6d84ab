import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  asAdmin,
  type DatabaseUrls,
  databaseUrls,
  makeDatabase,
  prepareDatabases,
  type RolePasswords,
} from '@zhengyun/local/postgres/prepare-databases.ts';
import { startPostgres } from '@zhengyun/local/postgres/start-postgres.ts';
import { inject } from 'vitest';
import { makeGround } from './ground.ts';
import { makeScratch } from './scratch.ts';

/** What a test needs to make a database of its own. */
export interface TestPostgres {
  /** URL of the superuser. */
  readonly adminUrl: string;
  /** Migrated database that every test database is copied from. */
  readonly template: string;
  readonly passwords: RolePasswords;
}

declare module 'vitest' {
  interface ProvidedContext {
    postgres: TestPostgres;
  }
}

export interface TestDatabase extends DatabaseUrls {
  /** Removes both databases, ending sessions that a test forgot. */
  drop(): Promise<void>;
}

const TEMPLATE = 'zhengyun';
const MIGRATIONS = fileURLToPath(new URL('../../console/db/migrate.ts', import.meta.url));

const ground = makeGround({
  name: 'database',
  start: async () => {
    const scratch = await makeScratch();
    const postgres = await startPostgres({ dir: scratch.dir, durable: false });
    const secrets = join(scratch.dir, 'roles.json');
    const stop = async (): Promise<void> => {
      await postgres.stop();
      scratch.remove();
    };
    try {
      const { ownerUrl } = await prepareDatabases(postgres.adminUrl, secrets);
      await migrateTemplate(ownerUrl);
    } catch (error) {
      await stop();
      throw error;
    }
    const passwords = JSON.parse(readFileSync(secrets, 'utf8')) as RolePasswords;
    return { adminUrl: postgres.adminUrl, template: TEMPLATE, passwords, stop };
  },
  stop: (running) => running.stop(),
  provide: (project, { adminUrl, template, passwords }) =>
    project.provide('postgres', { adminUrl, template, passwords }),
});

/** vitest global set-up: one PostgreSQL for the run, provided as `postgres`. */
export const setup = ground.setup;
export const teardown = ground.teardown;

/**
 * A fresh console database with every migration applied, or a copy of `from`, and an empty one for Pulumi state, for one
 * test file. Call it in a file of a project whose global set-up is this module; `drop` it afterwards.
 */
export async function createTestDatabase(from?: string): Promise<TestDatabase> {
  return makeTestDatabase(from ?? inject('postgres').template);
}

/** Two databases as `createTestDatabase` gives them, without any migration; `drop` them afterwards. */
export const createEmptyDatabase = (): Promise<TestDatabase> => makeTestDatabase();

async function makeTestDatabase(template?: string): Promise<TestDatabase> {
  const { adminUrl, passwords } = inject('postgres');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const names = { passwords, console: name, state: `${name}_state` };
  await asAdmin(adminUrl, async (client) => {
    await makeDatabase(client, { name: names.console, purpose: 'console', ...(template ? { template } : {}) });
    await makeDatabase(client, { name: names.state, purpose: 'state' });
  });
  return {
    ...databaseUrls(adminUrl, names),
    drop: () =>
      asAdmin(adminUrl, async (client) => {
        await client.query(`DROP DATABASE IF EXISTS ${names.console} WITH (FORCE)`);
        await client.query(`DROP DATABASE IF EXISTS ${names.state} WITH (FORCE)`);
      }),
  };
}

/**
 * A migrated database `name` that `fill` filled, to copy others from. Whichever test file needs it first makes it, once a
 * run; the others wait for that. What `fill` opens it closes: a database with a session on it can't be copied.
 */
export async function filledTemplate(name: string, fill: (database: DatabaseUrls) => Promise<void>): Promise<string> {
  const { adminUrl, template, passwords } = inject('postgres');
  const half = `${name}_half`;
  await asAdmin(adminUrl, async (client) => {
    await client.query('SELECT pg_advisory_lock(hashtext($1))', [name]);
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (rowCount !== 0) return;
    // One is left where the file that began it was cut off.
    await client.query(`DROP DATABASE IF EXISTS ${half} WITH (FORCE)`);
    await makeDatabase(client, { name: half, purpose: 'console', template });
    await fill(databaseUrls(adminUrl, { passwords, console: half, state: half }));
    await client.query(`ALTER DATABASE ${half} RENAME TO ${name}`);
  });
  return name;
}

async function migrateTemplate(ownerUrl: string): Promise<void> {
  if (!existsSync(MIGRATIONS)) return;
  const { migrate } = (await import(MIGRATIONS)) as { migrate: (url: string) => Promise<void> };
  await migrate(ownerUrl);
}
