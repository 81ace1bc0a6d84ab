import { type SampleProvince, sampleProvince } from '@zhengyun/test/support/sample-province.ts';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { superuserOf } from './superuser.ts';
import { TENANT_TABLES, writeTenantRows } from './tenant-rows.ts';

/** Tables that name a department and that every signed-in person's session reads, each with the reason. */
const OPEN: ReadonlyMap<string, string> = new Map([
  ['role_grant', 'who may do what is read before any scope is known: a session finds its own grants here'],
]);
/** Where a row of any department may be appended: an act is recorded whoever did it to whom, and never read back or changed. */
const APPENDED_BY_ALL = ['audit_row'];
/** Tables whose rows of no department everybody reads, each with the reason. */
const GENERAL: ReadonlyMap<string, string> = new Map([['price_version', 'general price books are public data']]);
/** Refused by right or by policy; PostgreSQL has one code for both. */
const REFUSED = '42501';
/** A trigger's that refuses every change of such a row, whoever asks. */
const KEPT = 'ZY002';

let province: SampleProvince;
let client: pg.Client;
let ours: string;
let theirs: string;
let tables: readonly string[];
/** Those the wall stands on. */
let walled: readonly string[];

beforeAll(async () => {
  province = await sampleProvince();
  ours = province.departments.get('drug-regulator')!;
  theirs = province.departments.get('education-bureau')!;
  const superuser = superuserOf(province.database.ownerUrl);
  await writeTenantRows(superuser, ours);
  await writeTenantRows(superuser, theirs);
  client = new pg.Client({ connectionString: province.database.appUrl });
  await client.connect();
  tables = (await client.query(TENANT_TABLES)).rows.map((row) => row.table as string);
  walled = tables.filter((table) => !OPEN.has(table));
});
afterAll(async () => {
  await client?.end();
  await province?.drop();
});

/** Runs `statement` as the server's role in the scope of our department alone, and takes it back. */
async function asUs(statement: string, values: readonly unknown[] = []): Promise<{ rows: number } | { code: string }> {
  await client.query('begin');
  try {
    await client.query(
      `select set_config('zhengyun.scope', 'departments', true), set_config('zhengyun.departments', $1, true)`,
      [ours],
    );
    return { rows: (await client.query(statement, [...values])).rowCount ?? 0 };
  } catch (error) {
    return { code: (error as { code?: string }).code ?? String(error) };
  } finally {
    await client.query('rollback');
  }
}
/** What each table answers, but for those that answer as they must. */
async function unlike(
  statementOf: (table: string) => string,
  ok: (answer: { rows: number } | { code: string }) => boolean,
  values: readonly unknown[],
): Promise<readonly unknown[]> {
  const wrong: unknown[] = [];
  for (const table of walled) {
    const answer = await asUs(statementOf(table), values);
    if (!ok(answer)) wrong.push({ table, ...answer });
  }
  return wrong;
}
/** The rows that are some department's. */
const ofOne = (table: string) => (GENERAL.has(table) ? ' and department_id is not null' : '');
const nothing = (answer: { rows: number } | { code: string }) =>
  'rows' in answer ? answer.rows === 0 : answer.code === REFUSED;

describe('row-level security, with no query of ours in front of it', () => {
  it('stands on every table that names a department, forced on its owner too', async () => {
    const { rows } = await client.query(
      `select relname as table from pg_class where oid = any ($1::regclass[]) and not (relrowsecurity and relforcerowsecurity)`,
      [tables],
    );
    expect(rows.map((row) => row.table)).toEqual([...OPEN.keys()]);
  });

  it('leaves no partition or view by which the server could go round it', async () => {
    const { rows } = await client.query(
      `select c.relname as table from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'department_id'
       where c.relnamespace = 'public'::regnamespace and (c.relispartition or c.relkind in ('v', 'm'))
         and has_table_privilege('zy_app', c.oid, 'select, insert, update, delete')`,
    );
    expect(rows).toEqual([]);
  });

  it('has a row of each of two departments in every table to try it with', async () => {
    const wrong: string[] = [];
    for (const table of walled) {
      const own = await asUs(`select 1 from "${table}" where department_id = $1`, [ours]);
      if (!('rows' in own) || own.rows === 0) wrong.push(table);
    }
    expect(wrong).toEqual([]);
  });

  it('shows no row of another department', async () => {
    expect(await unlike((table) => `select 1 from "${table}" where department_id = $1`, nothing, [theirs])).toEqual([]);
    const foreign = (table: string) =>
      `select 1 from "${table}" where department_id is distinct from $1${ofOne(table)}`;
    expect(await unlike(foreign, nothing, [ours])).toEqual([]);
  });

  it('changes no row of another department', async () => {
    const update = (table: string) => `update "${table}" set department_id = department_id where department_id = $1`;
    expect(await unlike(update, nothing, [theirs])).toEqual([]);
  });

  it('removes no row of another department', async () => {
    expect(await unlike((table) => `delete from "${table}" where department_id = $1`, nothing, [theirs])).toEqual([]);
  });

  it('takes no new row for another department, and hands none of ours over', async () => {
    const refused = (answer: { rows: number } | { code: string }) => 'code' in answer && answer.code === REFUSED;
    // Columns that the database works out itself take no value of ours.
    const written = await client.query(
      `select table_name as table, string_agg(quote_ident(column_name), ', ') as columns from information_schema.columns
       where table_schema = 'public' and is_generated = 'NEVER' group by 1`,
    );
    const columnsOf = new Map(written.rows.map((row) => [row.table as string, row.columns as string]));
    const copy = (table: string) =>
      `insert into "${table}" (${columnsOf.get(table)}) select ${columnsOf.get(table)} from
       (select (jsonb_populate_record(t, jsonb_build_object('department_id', $1::text))).*
        from "${table}" t where department_id = '${ours}' limit 1) copied`;
    const inserted = await unlike(copy, refused, [theirs]);
    expect(inserted.map((each) => (each as { table: string }).table)).toEqual(APPENDED_BY_ALL);
    const handOver = (table: string) => `update "${table}" set department_id = $1 where department_id = '${ours}'`;
    const kept = (answer: { rows: number } | { code: string }) =>
      refused(answer) || ('code' in answer && answer.code === KEPT);
    expect(await unlike(handOver, kept, [theirs])).toEqual([]);
  });

  it('shows nothing at all where no scope was set', async () => {
    const wrong: string[] = [];
    for (const table of walled)
      if ((await client.query(`select 1 from "${table}" where true${ofOne(table)}`)).rowCount) wrong.push(table);
    expect(wrong).toEqual([]);
  });
});
