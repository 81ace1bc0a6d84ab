import { createTestDatabase, type TestDatabase } from '@zhengyun/test/support/database.ts';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect, type Database } from './connect.ts';
import { withTransaction } from './with-transaction.ts';

let database: TestDatabase;
let db: Database;
beforeAll(async () => {
  database = await createTestDatabase();
  db = connect(database.appUrl, { applicationName: 'test', maximum: 4 });
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

test('work that lost a deadlock is run again, and both get through', async () => {
  await sql`insert into number_series values ('A', 2026, 0), ('B', 2026, 0)`.execute(db);
  let runs = 0;
  const waits: (() => void)[] = [];
  /** The first run of each waits until the other has its first row too. */
  const both = () => new Promise<void>((resolve) => (waits.push(resolve) === 2 ? waits.map((each) => each()) : null));
  const count = (first: string, second: string) => {
    let met = false;
    return withTransaction(db, { kind: 'all' }, async (tx) => {
      runs++;
      const add = (prefix: string) =>
        sql`update number_series set last = last + 1 where prefix = ${prefix}`.execute(tx);
      await add(first);
      if (!met) await both();
      met = true;
      await add(second);
    });
  };
  await Promise.all([count('A', 'B'), count('B', 'A')]);
  expect(runs).toBe(3);
  const { rows } = await sql<{ last: string }>`select last::text from number_series where prefix in ('A', 'B')`.execute(
    db,
  );
  expect(rows).toEqual([{ last: '2' }, { last: '2' }]);
});

test('work that fails otherwise is run once', async () => {
  let runs = 0;
  const work = withTransaction(db, { kind: 'all' }, async (tx) => {
    runs++;
    await sql`select 1 / 0`.execute(tx);
  });
  await expect(work).rejects.toThrow(/division by zero/);
  expect(runs).toBe(1);
});

test('work whose connection is cut between two statements fails, and takes neither the process nor the pool along', async () => {
  const cut = withTransaction(db, { kind: 'all' }, async (tx) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
    const gone = () =>
      sql<{ left: number }>`select count(*)::int as left from pg_stat_activity where pid = ${rows[0]?.pid}`.execute(db);
    await sql`select pg_terminate_backend(${rows[0]?.pid}::int)`.execute(db);
    await expect.poll(async () => (await gone()).rows[0]?.left).toBe(0);
    await sql`select 1`.execute(tx);
  });
  await expect(cut).rejects.toThrow();
  expect((await sql<{ one: number }>`select 1 as one`.execute(db)).rows).toEqual([{ one: 1 }]);
});
