import { readFileSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createEmptyDatabase, createTestDatabase } from '@zhengyun/test/support/database.ts';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect } from './connect.ts';
import { describeSchema } from './describe-schema.ts';
import { generateRows } from './generate-rows.ts';
import { migrate } from './migrate.ts';
import { withTransaction } from './with-transaction.ts';

const beside = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8');
let database: Awaited<ReturnType<typeof createTestDatabase>>;

async function as(url: string, ...statements: readonly string[]): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    let last: pg.QueryResult | undefined;
    for (const statement of statements) last = await client.query(statement);
    if (!last) throw new Error('no statement');
    return last;
  } finally {
    await client.end();
  }
}

const ORGANISATION = '00000000-0000-7000-8000-0000000000a1';
const OURS = '00000000-0000-7000-8000-0000000000d1';
const THEIRS = '00000000-0000-7000-8000-0000000000d2';

beforeAll(async () => {
  database = await createTestDatabase();
  await as(
    database.ownerUrl,
    `insert into organisation values ('${ORGANISATION}', 'org', '机构', 'government', now())`,
    `insert into department values ('${OURS}', '${ORGANISATION}', 'ours', '甲', 'g1', now()), ('${THEIRS}', '${ORGANISATION}', 'theirs', '乙', 'g2', now())`,
    `insert into person values ('00000000-0000-7000-8000-0000000000b1', 's1', '张三', 'zh-CN', null, now())`,
  );
});
afterAll(() => database.drop());

describe('the schema', () => {
  it('is what schema.sql and rows.generated.ts say', async () => {
    expect(await describeSchema(database.ownerUrl)).toBe(beside('./schema.sql'));
    expect((await generateRows(database.ownerUrl)).trim()).toBe(beside('./rows.generated.ts').trim());
  });

  it('is brought up once when two starters migrate at the same time, and again without a change', async () => {
    await Promise.all([migrate(database.ownerUrl), migrate(database.ownerUrl)]);
    expect(await describeSchema(database.ownerUrl)).toBe(beside('./schema.sql'));
  });

  it('is brought up from a release that lacked migrations in the middle', async () => {
    const late = ['0473_assets-reused.sql', '0481_supplements-of-prices.sql', '0487_readings-are-taken-faster.sql'];
    const [before, empty] = [await mkdtemp(join(tmpdir(), 'migrations-')), await createEmptyDatabase()];
    try {
      const here = fileURLToPath(new URL('./migrations', import.meta.url));
      await cp(here, before, { recursive: true, filter: (file) => !late.includes(basename(file)) });
      await migrate(empty.ownerUrl, before);
      await migrate(empty.ownerUrl);
      expect(await describeSchema(empty.ownerUrl)).toBe(beside('./schema.sql'));
    } finally {
      await rm(before, { recursive: true });
      await empty.drop();
    }
  });

  it('puts row-level security, forced, on every table that names a department', async () => {
    // Partitions of usage are reached through their table alone, whose policy holds: neither server nor worker may touch one by itself.
    const open = ['department', 'role_grant'];
    const { rows } = await as(
      database.ownerUrl,
      `select c.relname as table from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'department_id'
       where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not (c.relrowsecurity and c.relforcerowsecurity)`,
    );
    expect(
      rows
        .map((row) => row.table)
        .filter((table) => !open.includes(table) && !/^usage_event_(default|\d{4}_\d\d)$/.test(table)),
    ).toEqual([]);
  });

  it('gives neither the server nor the worker a way round row-level security', async () => {
    const { rows } = await as(
      database.ownerUrl,
      `select rolname from pg_roles where rolname like 'zy\\_%' and (rolsuper or rolbypassrls)`,
    );
    expect(rows).toEqual([]);
  });
});

describe('tenants', () => {
  const addSystem = (id: string, department: string) =>
    `insert into business_system values ('${id}', '${department}', 'XT-${id.slice(-2)}', 'x${id.slice(-2)}', '系统', '李四', 2, now())`;

  it('see nothing when no scope is set: it fails closed', async () => {
    await as(
      database.ownerUrl,
      `select set_config('zhengyun.scope', 'all', false)`,
      addSystem('00000000-0000-7000-8000-0000000000c1', OURS),
      addSystem('00000000-0000-7000-8000-0000000000c2', THEIRS),
    );
    expect((await as(database.appUrl, 'select * from business_system')).rows).toEqual([]);
  });

  it('see their own rows and no others, whatever the query asks', async () => {
    const db = connect(database.appUrl, { applicationName: 'test', maximum: 1 });
    const seen = await withTransaction(db, { kind: 'departments', ids: [OURS] }, (tx) =>
      tx.selectFrom('business_system').select('department_id').execute(),
    );
    // The same pooled connection carries nothing over.
    const after = await db.selectFrom('business_system').select('id').execute();
    await db.destroy();
    expect(seen.map((row) => row.department_id)).toEqual([OURS]);
    expect(after).toEqual([]);
  });

  it('can’t write a row into another tenant', async () => {
    const write = as(
      database.appUrl,
      `select set_config('zhengyun.scope', 'departments', false), set_config('zhengyun.departments', '${OURS}', false)`,
      addSystem('00000000-0000-7000-8000-0000000000c3', THEIRS),
    );
    await expect(write).rejects.toThrow(/row-level security/);
  });
});

describe('rows that are facts', () => {
  it('can’t be changed or removed: not by the server, not by the owner', async () => {
    const row = `insert into audit_row values ('00000000-0000-7000-8000-0000000000e1', now(), 'job', 'j', 'j', 'audit.sealed', 'done', null, 'x', 'x', null, '{}', 't')`;
    await as(database.appUrl, row);
    await expect(as(database.appUrl, 'update audit_row set actor_name = $$x$$')).rejects.toThrow(/permission denied/);
    await expect(
      as(database.ownerUrl, `select set_config('zhengyun.scope', 'all', false)`, 'delete from audit_row'),
    ).rejects.toThrow(/append-only/);
    await expect(as(database.ownerUrl, 'truncate audit_row cascade')).rejects.toThrow(/append-only/);
  });

  it('keep the server from reading back a cloud’s credential or a stack’s passphrase', async () => {
    await expect(as(database.appUrl, 'select sealed from cloud_credential')).rejects.toThrow(/permission denied/);
    await expect(as(database.appUrl, 'select * from stack_passphrase')).rejects.toThrow(/permission denied/);
  });

  it('keep two of the three administrator roles from one person', async () => {
    const grant = (id: string, role: string) =>
      `insert into role_grant values ('${id}', '00000000-0000-7000-8000-0000000000b1', '${role}', '${ORGANISATION}', null, null, now(), null)`;
    await as(database.ownerUrl, grant('00000000-0000-7000-8000-0000000000f1', 'system-admin'));
    await expect(as(database.ownerUrl, grant('00000000-0000-7000-8000-0000000000f2', 'audit-admin'))).rejects.toThrow(
      /one_administrator_role/,
    );
  });
});

describe('what stood before the release that keeps the engine’s wants as a state', () => {
  it('is rewritten though its rows are hidden from whoever has set no scope', async () => {
    const cloud = '00000000-0000-7000-8000-0000000000d5';
    const wait = (last: string, sentence: string) => {
      const id = `00000000-0000-7000-8000-0000000001${last}`;
      const stack = `insert into stack values ('${id}', 'cloud', 'provincial', 's-${last}', '${cloud}', null, null, null, null, 'new', now())`;
      const operation = `insert into operation (id, number, stack_id, ordinal, verb, program, inputs, state, requested_at, waiting_for)
        values ('${id}', 'CZ-${last}', '${id}', 1, 'deploy', 'provincial', '{}', 'waiting', now(),
          jsonb_build_object('code', 'ENGINE', 'sentence', '${sentence}'))`;
      return [stack, operation];
    };
    const seeing = `select set_config('zhengyun.scope', 'all', false)`;
    await as(
      database.ownerUrl,
      seeing,
      `insert into cloud (id, slug, name, tier, profile, kubevirt, storage_provisioner, state, created_at)
       values ('${cloud}', 'waits', '云', 'provincial', 'province', 'present', 'p', 'registered', now())`,
      ...wait('01', '缺少命令行程序'),
      ...wait('02', '连不上状态库'),
    );
    await as(database.ownerUrl, beside('./migrations/0335_engine-waits-by-state.sql'));
    const { rows } = await as(database.ownerUrl, seeing, 'select waiting_for from operation order by number');
    expect(rows.map((row) => row.waiting_for)).toEqual([
      { code: 'ENGINE', state: 'MISSING', version: null, said: null },
      { code: 'ENGINE', state: 'STATE_AWAY', version: null, said: null },
    ]);
  });
});
