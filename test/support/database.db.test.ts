import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from './database.ts';

describe('a test database', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  const ask = async <T extends pg.QueryResultRow>(url: string, sql: string): Promise<T[]> => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query<T>(sql)).rows;
    } finally {
      await client.end();
    }
  };

  it('lets the owner make tables', async () => {
    await ask(database.ownerUrl, 'CREATE TABLE made_by_owner (id int)');
    expect(await ask(database.ownerUrl, 'SELECT * FROM made_by_owner')).toEqual([]);
  });

  it('does not let the server make tables or bypass row-level security', async () => {
    await expect(ask(database.appUrl, 'CREATE TABLE made_by_app (id int)')).rejects.toThrow(/permission denied/);
    const [role] = await ask<{ rolbypassrls: boolean; rolsuper: boolean }>(
      database.appUrl,
      'SELECT rolbypassrls, rolsuper FROM pg_roles WHERE rolname = current_user',
    );
    expect(role).toEqual({ rolbypassrls: false, rolsuper: false });
  });

  it('keeps the server out of the Pulumi state', async () => {
    const state = new URL(database.appUrl);
    state.pathname = new URL(database.stateUrl).pathname;
    await expect(ask(state.href, 'SELECT 1')).rejects.toThrow(/permission denied/);
    expect(await ask(database.stateUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('is not seen by another', async () => {
    const other = await createTestDatabase();
    await ask(other.ownerUrl, 'CREATE TABLE only_here (id int)');
    await expect(ask(database.ownerUrl, 'SELECT * FROM only_here')).rejects.toThrow(/does not exist/);
    await other.drop();
  });
});
