import { ROLES, type Role } from '@zhengyun/domain/verb/actor.ts';
import { type SampleProvince, sampleProvince } from '@zhengyun/test/support/sample-province.ts';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, holderOf, type Person } from './callers.ts';
import { inputFor } from './inputs.ts';
import { keyFields } from './minimal-input.ts';
import { keyAmong } from './named-things.ts';
import { admits, sightOf } from './page.ts';
import { type Procedure, readProcedures } from './read-procedures.ts';
import { superuserOf } from './superuser.ts';
import { type BareRows, TENANT_TABLES, writeTenantRows } from './tenant-rows.ts';

const procedures = await readProcedures();
/** Procedures for which a row out of the catalogue is too bare to be found by its own people either, with what it lacks. */
const TOO_BARE: ReadonlyMap<string, string> = new Map([
  ['approvals.endDelegation', 'the caller as one of its two people'],
  ['tenancy.get', 'a zone that its cloud has'],
  ['templates.remove', 'a second life: the first of its own people removes it'],
]);
const cases = procedures.map((procedure) => [procedure.path, procedure] as const);
/** Procedures that are given keys, with the names of the fields. */
const keyed = procedures.filter(({ verbs: [verb] }) => verb && keyFields(verb.input).length > 0);

let province: SampleProvince;
let people: ReadonlyMap<Role, Person>;
let nobody: Person;
beforeAll(async () => {
  province = await sampleProvince();
  people = new Map(await Promise.all(ROLES.map(async (role) => [role, await holderOf(province, role)] as const)));
  nobody = { ...people.get('auditor')!, grants: [] };
});
afterAll(() => province?.drop());

async function keysOf(superuser: string, departmentId: string): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString: superuser });
  await client.connect();
  const tables = (await client.query<{ table: string }>(TENANT_TABLES)).rows;
  const found: string[] = [];
  for (const { table } of tables) {
    const { rows } = await client.query(`select * from "${table}" where department_id = $1`, [departmentId]);
    if (table !== 'role_grant') found.push(...rows.flatMap((row) => (typeof row.id === 'string' ? [row.id] : [])));
  }
  await client.end();
  return found;
}

const refusals = (traceId: string) =>
  province.within(({ tx }) =>
    tx.selectFrom('audit_row').select(['action', 'code', 'actor_id']).where('trace_id', '=', traceId).execute(),
  );

describe.each(cases)('%s', (path, procedure) => {
  it('lets in whom the matrix lets in, and refuses the others by their role', async () => {
    const input = inputFor(procedure, () => undefined);
    const wrong: unknown[] = [];
    const callers: readonly (readonly [string, Role | null, Person])[] = [
      ['nobody', null, nobody],
      ...ROLES.map((role) => [role, role, people.get(role)!] as const),
    ];
    for (const [name, role, person] of callers) {
      const answer = await call(province, person, { path, input });
      const letIn = answer.code !== 'ROLE_MISSING';
      if (answer.code === 'FAULT') wrong.push({ name, fault: answer.fault });
      if (letIn !== admits(procedure, role)) wrong.push({ name, letIn, code: answer.code });
    }
    expect(wrong).toEqual([]);
  });

  it('refuses whoever has no session', async () => {
    const answer = await call(province, null, { path, input: inputFor(procedure, () => undefined) });
    expect(answer.code).toBe('NOT_SIGNED_IN');
  });
});

/** Those that leave an audit row when they are refused, with a role that they refuse. */
const refusing = cases.flatMap(([path, procedure]) => {
  const [verb] = procedure.verbs;
  const role = ROLES.find((each) => !admits(procedure, each));
  return verb?.builder === 'command' && role ? [{ path, procedure, role, event: verb.event ?? '' }] : [];
});

it.each(refusing)('$path leaves a row of the refusal', async ({ path, procedure, role, event }) => {
  const { traceId } = await call(province, people.get(role)!, { path, input: inputFor(procedure, () => undefined) });
  expect(await refusals(traceId)).toEqual([{ action: event, code: 'ROLE_MISSING', actor_id: people.get(role)!.id }]);
});

describe('a stranger who gives the key of another department’s thing', () => {
  let theirs: BareRows;
  /** Every key of a row of theirs. */
  let secrets: readonly string[];
  beforeAll(async () => {
    const superuser = superuserOf(province.database.ownerUrl);
    theirs = await writeTenantRows(superuser, province.departments.get('education-bureau')!);
    await writeTenantRows(superuser, province.departments.get('drug-regulator')!);
    secrets = await keysOf(superuser, theirs.get('department')!);
  });

  const text = (value: unknown) => JSON.stringify(value ?? null);
  const inputOf = (procedure: Procedure) => inputFor(procedure, (name) => keyAmong(theirs, name));
  /** Who may call it and yet sees no row of theirs: our department's people, administrators, a person without a role. */
  const strangersTo = (procedure: Procedure): readonly Person[] => {
    const blind = ROLES.filter((role) => admits(procedure, role) && ['D', 'N'].includes(sightOf(role)));
    return [...blind.map((role) => people.get(role)!), ...(admits(procedure, null) ? [nobody] : [])];
  };

  it.each(keyed)('sees none of it by $path', async (procedure) => {
    const input = inputOf(procedure);
    const names = (keys: readonly string[]) => keys.some((key) => text(input).includes(key));
    const isKept = (code: string): boolean => {
      if (['NOT_FOUND', 'OK'].includes(code)) return true;
      if (names(secrets)) return false;
      // Departments are a directory that everyone reads; that one is not the caller's is no secret, nor that a person has no role there.
      if (names([theirs.get('department') ?? ''])) return ['NOT_YOURS', 'OWNER_LACKS_ROLE'].includes(code);
      return code !== 'FAULT';
    };
    const wrong: unknown[] = [];
    for (const stranger of strangersTo(procedure)) {
      const { code, value, fault } = await call(province, stranger, { path: procedure.path, input });
      const leaked = secrets.filter((key) => text(value).includes(key) && !text(input).includes(key));
      if (!isKept(code) || leaked.length > 0) wrong.push({ role: stranger.grants[0]?.role, code, leaked, fault });
    }
    expect(wrong).toEqual([]);
  });

  // What removes a thing comes last, so that the others still find it.
  const removes = (procedure: (typeof keyed)[number]) => Number(procedure.path.endsWith('.remove'));
  const inOrder = keyed.toSorted((a, b) => removes(a) - removes(b));
  it.each(inOrder)('is not told NOT_FOUND by $path because there is nothing', async (procedure) => {
    const input = inputOf(procedure);
    if (TOO_BARE.has(procedure.path) || !secrets.some((key) => text(input).includes(key))) return;
    for (const role of ['applicant', 'department-approver'] as const) {
      if (!admits(procedure, role)) continue;
      const insider = await holderOf(province, role, 'education-bureau');
      const { code } = await call(province, insider, { path: procedure.path, input });
      expect(code, `the person of their own who is ${role}`).not.toBe('NOT_FOUND');
    }
  });
});
