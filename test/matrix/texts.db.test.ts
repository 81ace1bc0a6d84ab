import { ROLES, type Role } from '@zhengyun/domain/verb/actor.ts';
import { orderedLines } from '@zhengyun/test/support/ordered-lines.ts';
import { type SampleProvince, sampleProvince } from '@zhengyun/test/support/sample-province.ts';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, holderOf, type Person } from './callers.ts';
import { inputFor } from './inputs.ts';
import { keyAmong } from './named-things.ts';
import { leavesOf, NO_TEXTS, ODD_TEXTS, WORDS_FOR_NOTHING } from './odd-texts.ts';
import { admits } from './page.ts';
import { type Procedure, readProcedures } from './read-procedures.ts';
import { superuserOf } from './superuser.ts';
import { textInputs } from './text-inputs.ts';

const procedures = await readProcedures();
/** What ends a thing comes last, so that the others still find it. */
const ENDS = /\.(remove|drop|revoke|end|stop|withdraw|retire|close|quarantine|signOut|cancel|decide)/;
const changing = procedures
  .filter(({ kind }) => kind === 'mutation')
  .toSorted((a, b) => Number(ENDS.test(a.path)) - Number(ENDS.test(b.path)));
const asking = procedures.filter(({ kind }) => kind === 'query');
/** Begins every mark; six more characters tell which call it is of. */
const MARK = /zq[0-9a-z]{6}qz/g;

const host = { item: 'cloud-host', count: 1, vcpu: 2, memoryGb: 4 };
/** What the sample province takes beside the field that is tried, where the least input is not it. */
const GIVEN: Readonly<Record<string, object>> = {
  'requests.submit': { lines: [{ cloud: 'guangzhou', zone: 'extranet', spec: host }] },
  'webhooks.add': { url: 'https://127.0.0.1/hook' },
  'apiClients.make': { ownerSubject: 'sample:applicant', role: 'applicant' },
  'contracts.sign': { validFrom: '2028-12-31T16:00:00Z', validTo: '2029-12-31T16:00:00Z' },
};

/** One call with a text in one of its fields. */
interface Sent {
  readonly field: string;
  readonly text: string;
  readonly code: string;
}

let province: SampleProvince;
let lines: Awaited<ReturnType<typeof orderedLines>>;
let client: pg.Client;
let people: ReadonlyMap<Role, Person>;
let tables: readonly string[];
/** Those whose rows have a key. */
let keyed: readonly string[];
let shapeBefore: unknown;
const sent = new Map<string, Sent>();
/** Refusals that name what there is not, which a schema has held to the length of a slug before. */
const NAMING = ['CLOUD_UNKNOWN', 'ZONE_UNKNOWN', 'ZONE_NOT_LISTED'];
/** A refusal names the fields that do not fit, and the key of a record is the name of one. */
const namedByRefusal = ({ field, code, text }: Sent, leaf: string) =>
  (NAMING.includes(code) && leaf === text) ||
  (code === 'INPUT_INVALID' && field.endsWith('.*') && leaf.includes('Unrecognized key'));

/** Tables there are, with their columns. */
const shape = async () =>
  (
    await client.query(
      `select table_name, string_agg(column_name || ' ' || data_type, ', ' order by column_name) as columns
       from information_schema.columns where table_schema = 'public' group by 1 order by 1`,
    )
  ).rows;

/** The newest key of each table: what a field that names such a thing is given. */
async function keysNow(): Promise<ReadonlyMap<string, string>> {
  const keys = new Map<string, string>([['department', province.departments.get('drug-regulator') ?? '']]);
  for (const table of keyed.filter((each) => !keys.has(each))) {
    const { rows } = await client.query(`select id::text as id from "${table}" order by id desc limit 1`);
    keys.set(table, rows[0]?.id ?? crypto.randomUUID());
  }
  return keys;
}

const personFor = (procedure: Procedure): Person =>
  people.get(ROLES.find((role) => admits(procedure, role)) ?? 'applicant')!;

beforeAll(async () => {
  province = await sampleProvince();
  lines = await orderedLines(province);
  people = new Map(await Promise.all(ROLES.map(async (role) => [role, await holderOf(province, role)] as const)));
  client = new pg.Client({ connectionString: superuserOf(province.database.ownerUrl) });
  await client.connect();
  const all = `select table_name as table from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`;
  tables = (await client.query(all)).rows.map((row) => row.table as string);
  const withKey = `select table_name as table from information_schema.columns where table_schema = 'public' and column_name = 'id'`;
  keyed = (await client.query(withKey)).rows.map((row) => row.table as string);
  const [delivered] = (await lines.approved(1)).operations;
  await lines.delivered(delivered!);
  const { operations } = await lines.order(1);
  for (const id of operations) await lines.preview(id);
  shapeBefore = await shape();
});
afterAll(async () => {
  await client?.end();
  await lines?.end();
  await province?.drop();
});

describe.each(changing.map((procedure) => [procedure.path, procedure] as const))('%s', (path, procedure) => {
  it('takes any text in any field, or refuses it by a code', async () => {
    const keys = await keysNow();
    const person = personFor(procedure);
    const faults: unknown[] = [];
    for (const { field, withText } of textInputs(procedure, (name) => keyAmong(keys, name), GIVEN[path])) {
      for (const [kind, write] of Object.entries(ODD_TEXTS)) {
        const mark = `zq${(sent.size + 1).toString(36).padStart(6, '0')}qz`;
        const text = write(mark);
        const { code, fault } = await call(province, person, { path, input: withText(text) });
        sent.set(mark, { field: `${path} ${field}`, text, code });
        if (code === 'FAULT') faults.push({ field, kind, fault });
      }
      for (const text of [...WORDS_FOR_NOTHING, ...NO_TEXTS]) {
        const { code, fault } = await call(province, person, { path, input: withText(text) });
        if (code === 'FAULT') faults.push({ field, text, fault });
      }
    }
    expect(faults).toEqual([]);
  });
});

describe('every question', () => {
  it('takes any text in any field, or refuses it by a code', async () => {
    const keys = await keysNow();
    const faults: unknown[] = [];
    let fields = 0;
    for (const procedure of asking) {
      const { path } = procedure;
      const person = personFor(procedure);
      for (const { field, withText } of textInputs(procedure, (name) => keyAmong(keys, name))) {
        fields += 1;
        for (const text of [
          ...Object.values(ODD_TEXTS).map((write) => write('zq')),
          ...WORDS_FOR_NOTHING,
          ...NO_TEXTS,
        ]) {
          const { code, fault } = await call(province, person, { path, input: withText(text) });
          if (code === 'FAULT') faults.push({ path, field, text: text.slice(0, 200), fault });
        }
      }
    }
    expect(faults).toEqual([]);
    expect(fields).toBeGreaterThan(asking.length / 2);
  });
});

describe('afterwards', () => {
  /** A text that bears a mark and is not the whole of what was sent and taken. */
  const wrongIn = (leaves: readonly string[]) =>
    leaves.flatMap((leaf) =>
      [...leaf.matchAll(MARK)].flatMap(([mark]) => {
        const was = sent.get(mark);
        const asSent = was?.code === 'OK' && was.text === leaf;
        return asSent || (was && namedByRefusal(was, leaf))
          ? []
          : [{ leaf: leaf.slice(0, 200), field: was?.field, code: was?.code }];
      }),
    );

  it('the database has the tables and columns it had', async () => {
    expect(await shape()).toEqual(shapeBefore);
  });

  it('what was taken stands in the database as it was written, and nothing of what was refused', async () => {
    const wrong: unknown[] = [];
    const kept = new Set<string>();
    for (const table of tables) {
      const marked = `select to_jsonb(t) as row from "${table}" t where to_jsonb(t)::text like '%zq______qz%'`;
      const leaves = (await client.query(marked)).rows.flatMap(({ row }) => leavesOf(row));
      for (const [mark] of leaves.join(' ').matchAll(MARK)) kept.add(sent.get(mark)?.field ?? mark);
      wrong.push(...wrongIn(leaves).map((each) => ({ table, ...each })));
    }
    expect(wrong).toEqual([]);
    const taken = new Set([...sent.values()].flatMap(({ code, field }) => (code === 'OK' ? [field] : [])));
    expect([...taken].filter((field) => !kept.has(field) && !field.startsWith('metering.ingest '))).toEqual([]);
    expect(taken.size).toBeGreaterThan(15);
  });

  it('nothing was taken that could fill a table, but into a draft, which is held to a length as a whole', () => {
    const long = [...sent.values()].filter(({ code, text }) => code === 'OK' && text.length > 10_000);
    expect([...new Set(long.map(({ field }) => field.split(' ')[0]))]).toEqual(['requests.saveDraft']);
  });

  it('what is read is what was written', async () => {
    const keys = await keysNow();
    const wrong: unknown[] = [];
    for (const procedure of asking) {
      const input = inputFor(procedure, (name) => keyAmong(keys, name));
      for (const role of ROLES.filter((each) => admits(procedure, each))) {
        const { code, value, fault } = await call(province, people.get(role)!, { path: procedure.path, input });
        if (code === 'FAULT') wrong.push({ path: procedure.path, role, fault });
        wrong.push(...wrongIn(leavesOf(value)).map((each) => ({ path: procedure.path, role, ...each })));
      }
    }
    expect(wrong).toEqual([]);
  });
});
