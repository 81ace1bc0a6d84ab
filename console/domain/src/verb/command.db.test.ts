import { connect, type Database } from '@zhengyun/db/connect.ts';
import { withTransaction } from '@zhengyun/db/with-transaction.ts';
import { createTestDatabase } from '@zhengyun/test/support/database.ts';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Actor } from './actor.ts';
import { command } from './command.ts';
import type { Context } from './context.ts';
import { DomainError } from './errors.ts';
import { query } from './query.ts';

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let db: Database;

const FINANCE: Actor = {
  kind: 'person',
  id: 'p1',
  name: '钱会计',
  grants: [{ role: 'finance', organisationId: 'o', departmentId: null, cloudId: null }],
};
const as = (actor: Actor, traceId: string): Context => ({
  actor,
  now: new Date('2026-03-04T05:06:07.008Z'),
  db,
  traceId,
});
const rowsOf = (traceId: string) =>
  withTransaction(db, { kind: 'all' }, (tx) =>
    tx.selectFrom('audit_row').selectAll().where('trace_id', '=', traceId).execute(),
  );

const setQuota = command({
  event: 'quota.set',
  allow: ['finance'],
  input: z.strictObject({
    units: z.int({ error: 'QUANTITY_NOT_WHOLE' }).nonnegative({ error: 'QUANTITY_NEGATIVE' }),
    fail: z.boolean().default(false),
  }),
  async act({ tx }, input) {
    await sql`insert into number_series values (${`T${input.units}`}, 2026, ${input.units})`.execute(tx);
    if (input.fail) throw new DomainError('QUOTA_EXCEEDED', { asked: input.units });
    return {
      result: input.units,
      audit: { object: { kind: 'quota', id: 'q1' }, detail: { units: 9007199254740993n } },
      jobs: [{ task: 'noticed', payload: { units: input.units } }],
    };
  },
});
const series = async (units: number) =>
  (await sql<{ n: number }>`select count(*)::int as n from number_series where prefix = ${`T${units}`}`.execute(db))
    .rows[0]?.n;

beforeAll(async () => {
  database = await createTestDatabase();
  db = connect(database.appUrl, { applicationName: 'test', maximum: 4 });
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

describe('a command', () => {
  it('stores its rows, its audit row and its job together', async () => {
    await setQuota(as(FINANCE, 'done'), { units: 7 });
    const [row] = await rowsOf('done');
    expect(row).toMatchObject({
      action: 'quota.set',
      outcome: 'done',
      code: null,
      actor_kind: 'person',
      actor_id: 'p1',
      actor_name: '钱会计',
      at: new Date('2026-03-04T05:06:07.008Z'),
      detail: { units: '9007199254740993' },
    });
    expect(await series(7)).toBe(1);
    const owner = connect(database.ownerUrl, { applicationName: 'test', maximum: 1 });
    const { rows } = await sql<{
      n: number;
    }>`select count(*)::int as n from graphile_worker.jobs where task_identifier = 'noticed'`.execute(owner);
    await owner.destroy();
    expect(rows[0]?.n).toBe(1);
  });

  it('leaves a refused row and nothing else when it says no half way', async () => {
    await expect(setQuota(as(FINANCE, 'refused'), { units: 8, fail: true })).rejects.toMatchObject({
      code: 'QUOTA_EXCEEDED',
      facts: { asked: 8 },
    });
    expect(await rowsOf('refused')).toMatchObject([
      { action: 'quota.set', outcome: 'refused', code: 'QUOTA_EXCEEDED' },
    ]);
    expect(await series(8)).toBe(0);
  });

  describe('whose audit row can’t be written', () => {
    let owner: Database;
    const jobs = async () => (await sql`select from graphile_worker.jobs`.execute(owner)).rows.length;
    beforeAll(async () => {
      owner = connect(database.ownerUrl, { applicationName: 'test', maximum: 1 });
      await sql`revoke insert on audit_row from zy_app`.execute(owner);
    });
    afterAll(async () => {
      await sql`grant insert on audit_row to zy_app`.execute(owner);
      await owner.destroy();
    });

    it('does nothing: what it stored is not there, and no job was added', async () => {
      const before = await jobs();
      await expect(setQuota(as(FINANCE, 'unseen'), { units: 21 })).rejects.toMatchObject({ code: '42501' });
      expect(await series(21)).toBe(0);
      expect(await jobs()).toBe(before);
    });

    it('does nothing as part of another act either, and takes that one with it', async () => {
      const outer = command({
        event: 'quota.set',
        allow: ['finance'],
        input: z.strictObject({}),
        async act(scope) {
          await sql`insert into number_series values ('T22', 2026, 22)`.execute(scope.tx);
          await setQuota.within(scope, { units: 23 });
          return { result: null, audit: { object: { kind: 'quota', id: 'q1' } } };
        },
      });
      await expect(outer(as(FINANCE, 'unseen'), {})).rejects.toMatchObject({ code: '42501' });
      expect([await series(22), await series(23)]).toEqual([0, 0]);
    });

    it('is no refusal that passes for recorded: its caller hears of the fault, not of the reason', async () => {
      const refused = setQuota(as(FINANCE, 'unseen'), { units: 24, fail: true });
      await expect(refused).rejects.toMatchObject({ code: '42501' });
      expect(await series(24)).toBe(0);
    });
  });

  it.each([
    ['a person without the role', { ...FINANCE, grants: [] }],
    ['a node’s agent', { kind: 'agent', nodeId: 'n', cloudId: 'c', name: 'n' }],
    ['a job it does not name', { kind: 'job', task: 'seal' }],
  ] as const)('refuses %s before it reads a row, and keeps that on record', async (who, actor) => {
    await expect(setQuota(as(actor, who), { units: 9 })).rejects.toMatchObject({ code: 'ROLE_MISSING' });
    expect(await rowsOf(who)).toMatchObject([{ outcome: 'refused', code: 'ROLE_MISSING' }]);
  });

  it('refuses a bad quantity with its code and the field, and never stores the input', async () => {
    await expect(setQuota(as(FINANCE, 'bad'), { units: -1.5 })).rejects.toMatchObject({
      code: 'QUANTITY_INVALID',
      facts: { field: 'units' },
    });
    expect(await rowsOf('bad')).toMatchObject([{ code: 'QUANTITY_INVALID' }]);
  });

  it('refuses text that no column can hold as any other bad input, on record', async () => {
    const note = setQuota(as(FINANCE, 'nul'), { units: 12, 'a\0': 'a\0b' } as never);
    await expect(note).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    expect(await rowsOf('nul')).toMatchObject([{ outcome: 'refused', code: 'INPUT_INVALID' }]);
    expect(await series(12)).toBe(0);
  });

  it('joins the transaction of the verb that calls it: both or neither', async () => {
    const outer = command({
      event: 'requests.submitted',
      allow: ['finance'],
      input: z.strictObject({}),
      async act(scope) {
        await setQuota.within(scope, { units: 11 });
        throw new DomainError('STATE_CONFLICT');
      },
    });
    await expect(outer(as(FINANCE, 'nested'), {})).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
    expect(await series(11)).toBe(0);
    expect(await rowsOf('nested')).toMatchObject([{ action: 'requests.submitted', outcome: 'refused' }]);
  });
});

describe('a query', () => {
  it('checks who asks and leaves no audit row', async () => {
    const count = query({ allow: ['auditor'], input: z.strictObject({}), read: async () => 1 });
    await expect(count(as(FINANCE, 'query'), {})).rejects.toMatchObject({ code: 'ROLE_MISSING' });
    expect(await rowsOf('query')).toEqual([]);
  });
});

const askFor = command({
  event: 'quota.asked',
  allow: ['finance'],
  input: z.strictObject({ units: z.int() }),
  async act(scope, { units }) {
    await setQuota.within(scope, { units });
    await setQuota.within(scope, { units: units + 1 });
    return { result: units, audit: { object: { kind: 'quota', id: 'q1' } } };
  },
});

describe('acts within an act', () => {
  it('come after it in the log, in their order, though acts of other instants go on beside them', async () => {
    const later = { ...as(FINANCE, 'beside'), now: new Date('2026-03-04T05:06:07.009Z') };
    await Promise.all([askFor(as(FINANCE, 'within'), { units: 100 }), askFor(later, { units: 200 })]);
    for (const traceId of ['within', 'beside']) {
      const rows = (await rowsOf(traceId)).toSorted((one, other) => (one.id < other.id ? -1 : 1));
      expect(rows.map(({ action }) => action)).toEqual(['quota.asked', 'quota.set', 'quota.set']);
    }
  });
});
