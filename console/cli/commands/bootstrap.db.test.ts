import { connect } from '@zhengyun/db/connect.ts';
import { withTransaction } from '@zhengyun/db/with-transaction.ts';
import { createTestDatabase, type TestDatabase } from '@zhengyun/test/support/database.ts';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readEnv } from '../env.ts';
import { runBootstrap } from './bootstrap.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const env = (mode: string) => readEnv({ DATABASE_URL: database.ownerUrl, ZHENGYUN_MODE: mode });

async function counts(): Promise<unknown> {
  const db = connect(database.ownerUrl, { applicationName: 'test', maximum: 1 });
  try {
    const { rows } = await withTransaction(db, { kind: 'all' }, (tx) =>
      sql`select (select count(*) from person) as people, (select count(*) from role_grant) as grants,
                 (select count(*) from business_system) as systems, (select count(*) from cloud) as clouds,
                 (select count(*) from quota) as limits, (select count(*) from contract) as contracts,
                 (select count(*) from price_version) as versions, (select count(*) from service_object) as objects,
                 (select count(*) from audit_row) as acts`.execute(tx),
    );
    return rows[0];
  } finally {
    await db.destroy();
  }
}

describe('bootstrap', () => {
  it('makes the sample province once: a second run adds and notes nothing', async () => {
    expect(await runBootstrap(env('local'))).toBe(0);
    const first = await counts();
    expect(first).toMatchObject({ people: 18n, clouds: 6n, limits: 540n, contracts: 3n, versions: 1n, objects: 6n });
    expect(await runBootstrap(env('local'))).toBe(0);
    expect(await counts()).toEqual(first);
  });

  it('gives the sample of an older release the prices and the quota of what is new', async () => {
    const db = connect(database.ownerUrl, { applicationName: 'test', maximum: 1 });
    const drop = (table: string, column: string) =>
      withTransaction(db, { kind: 'all' }, (tx) =>
        sql`delete from ${sql.table(table)} where ${sql.ref(column)} like 'object-gb%'`.execute(tx),
      );
    try {
      await sql`alter table price disable trigger user, no force row level security`.execute(db);
      await drop('price', 'sku');
      await drop('quota', 'dimension');
    } finally {
      await db.destroy();
    }
    expect(await counts()).toMatchObject({ limits: 504n, versions: 1n });
    expect(await runBootstrap(env('local'))).toBe(0);
    expect(await counts()).toMatchObject({ limits: 540n, versions: 2n });
  });

  it('refuses where it is not one machine', async () => {
    await expect(runBootstrap(env('production'))).rejects.toThrow(/ZHENGYUN_MODE=local/);
  });
});
