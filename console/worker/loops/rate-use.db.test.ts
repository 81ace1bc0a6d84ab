import { randomUUID } from 'node:crypto';
import { signContract } from '@zhengyun/domain/contracts/sign-contract.ts';
import { listLateFacts } from '@zhengyun/domain/credit-notes/list-late-facts.ts';
import { ingestUsage } from '@zhengyun/domain/metering/ingest-usage.ts';
import { recordResourceChange } from '@zhengyun/domain/metering/record-resource-change.ts';
import { costOfResource } from '@zhengyun/domain/rating/cost-of-resource.ts';
import { draftMonthToDate } from '@zhengyun/domain/settlement/draft-month-to-date.ts';
import { issueStatement } from '@zhengyun/domain/settlement/issue-statement.ts';
import { reviewStatement } from '@zhengyun/domain/settlement/review-statement.ts';
import { colleague, JOB, person, SAMPLE, sampleTenants } from '@zhengyun/test/support/sample-tenants.ts';
import pg from 'pg';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RefusedMonths, rateUse } from './rate-use.ts';

const NOW = '2026-03-16T04:00:00.000Z';
let sample: Awaited<ReturnType<typeof sampleTenants>>;
let host: { readonly id: string };
beforeAll(async () => {
  sample = await sampleTenants();
  for (const departmentId of [SAMPLE.ours, SAMPLE.theirs])
    await signContract(sample.as(person('finance'), '2026-03-01T00:00:00Z'), {
      operatorId: SAMPLE.operator,
      departmentId,
      name: '政务云服务合同',
      validFrom: '2026-02-28T16:00:00Z',
      validTo: '2026-12-31T16:00:00Z',
      annualFen: '0',
    });
  host = await sample.resource();
});
afterAll(() => sample.drop());

const refused: RefusedMonths = new Map();
const turn = (at: string) =>
  rateUse(
    {
      db: sample.worker,
      now: () => new Date(at),
      holder: '00000000-0000-7000-8000-00000000000a',
      stopping: new AbortController().signal,
      log: pino({ enabled: false }),
    },
    refused,
  );
const change = (resourceId: string, at: string, amounts: { vcpu: bigint }) =>
  recordResourceChange(sample.as(JOB, at, sample.worker), {
    resourceId,
    kind: 'create',
    at: new Date(at),
    amounts,
    cause: { kind: 'operation', id: randomUUID() },
    instanceUid: 'uid',
  });
const cost = async (resourceId: string) =>
  costOfResource(sample.as(JOB, NOW, sample.worker), { resourceId, month: '2026-03' });
const marks = async () => (await sample.owner.query('select count(*)::int as n from rating_mark')).rows[0].n;

it('has a month’s cost to date without any statement, and rates nothing twice', async () => {
  await change(host.id, '2026-03-05T00:00:00Z', { vcpu: 16n });
  await turn(NOW);
  expect(await cost(host.id)).toMatchObject({ asOf: NOW, items: [{ sku: 'vcpu.x86' }] });
  expect(await marks()).toBe(0);
  await turn('2026-03-16T05:00:00.000Z');
  expect((await cost(host.id)).asOf).toBe(NOW);
  const { rows } = await sample.owner.query('select count(*)::int as n from statement');
  expect(rows[0].n).toBe(0);
});

it('rates a department anew when its facts change, and everyone on a new day', async () => {
  const other = await sample.resource({ department: SAMPLE.theirs });
  await change(other.id, '2026-03-16T05:30:00Z', { vcpu: 2n });
  await turn('2026-03-16T06:00:00.000Z');
  expect((await cost(other.id)).asOf).toBe('2026-03-16T06:00:00.000Z');
  expect((await cost(host.id)).asOf).toBe(NOW);
  await turn('2026-03-16T17:00:00.000Z');
  expect([(await cost(host.id)).asOf, (await cost(other.id)).asOf]).toEqual(
    Array.from({ length: 2 }, () => '2026-03-16T17:00:00.000Z'),
  );
});

it('rates all others where one breaks, fails the turn, and keeps the marks of that one alone', async () => {
  const [first, later] = [SAMPLE.ours, SAMPLE.theirs].toSorted();
  const breaks = `create function break_rating() returns trigger language plpgsql as $$ begin raise exception 'broken'; end $$;
    create trigger break_rating before insert on rated_month for each row when (new.department_id = '${first}') execute function break_rating()`;
  await sample.owner.query(breaks);
  for (const department of [SAMPLE.ours, SAMPLE.theirs]) {
    const made = await sample.resource({ department });
    await change(made.id, '2026-03-16T18:00:00Z', { vcpu: 1n });
  }
  await expect(turn('2026-03-16T18:30:00.000Z')).rejects.toThrow(first);
  const at = `select as_of from rated_month where current and department_id = '${later}'`;
  expect((await sample.owner.query(at)).rows).toEqual([{ as_of: new Date('2026-03-16T18:30:00.000Z') }]);
  const left = await sample.owner.query('select distinct department_id from rating_mark');
  expect(left.rows).toEqual([{ department_id: first }]);
  await sample.owner.query('drop function break_rating cascade');
  await turn('2026-03-16T18:45:00.000Z');
  expect(await marks()).toBe(0);
});

it('has readings of a month that was just rated wait ten minutes, and other facts never', async () => {
  const read = (at: string) =>
    ingestUsage(sample.as(JOB, at, sample.worker), {
      source: 'meter',
      events: [{ eventId: at, resourceId: host.id, dimension: 'egress-gb', quantity: '1', at }],
    });
  const asOf = async () => (await cost(host.id)).asOf;
  await change((await sample.resource()).id, '2026-03-16T19:00:00Z', { vcpu: 8n });
  await turn('2026-03-16T19:00:10.000Z');
  await read('2026-03-16T19:01:00.000Z');
  await turn('2026-03-16T19:09:00.000Z');
  expect([await asOf(), await marks()]).toEqual(['2026-03-16T19:00:10.000Z', 1]);
  await turn('2026-03-16T19:10:20.000Z');
  expect([await asOf(), await marks()]).toEqual(['2026-03-16T19:10:20.000Z', 0]);
  await read('2026-03-16T19:11:00.000Z');
  await change((await sample.resource()).id, '2026-03-16T19:12:00Z', { vcpu: 16n });
  await turn('2026-03-16T19:12:10.000Z');
  expect(await asOf()).toBe('2026-03-16T19:12:10.000Z');
  await turn('2026-03-16T19:30:00.000Z');
  expect([await asOf(), await marks()]).toEqual(['2026-03-16T19:30:00.000Z', 0]);
});

it('lets one department without a price keep none of the others waiting', async () => {
  const before = await cost(host.id);
  const unpriced = await sample.resource({ xinchuang: true });
  await change(unpriced.id, '2026-03-17T00:00:00Z', { vcpu: 1n });
  const other = await sample.resource({ department: SAMPLE.theirs });
  await change(other.id, '2026-03-17T00:00:00Z', { vcpu: 2n });
  await turn('2026-03-17T01:00:00.000Z');
  expect((await cost(other.id)).asOf).toBe('2026-03-17T01:00:00.000Z');
  expect(await cost(host.id)).toEqual(before);
});

it('tries again what has no price when a fact changes or after an hour, not in every turn', async () => {
  const tries: string[] = [];
  const at = async (now: string) => {
    const before = new Map(refused);
    await turn(now);
    if ([...refused].some(([key, when]) => before.get(key)?.getTime() !== when.getTime())) tries.push(now);
  };
  await at('2026-03-17T16:30:00.000Z');
  await at('2026-03-17T16:30:15.000Z');
  await at('2026-03-17T17:29:00.000Z');
  await at('2026-03-17T17:30:00.000Z');
  await change((await sample.resource()).id, '2026-03-17T17:31:00Z', { vcpu: 32n });
  await at('2026-03-17T17:31:10.000Z');
  expect(tries).toEqual(['2026-03-17T16:30:00.000Z', '2026-03-17T17:30:00.000Z', '2026-03-17T17:31:10.000Z']);
});

it('loses nothing and doubles nothing when its connection is cut in the middle', async () => {
  const before = await cost(host.id);
  const cut = await sample.resource({ department: SAMPLE.theirs });
  await change(cut.id, '2026-03-18T00:00:00Z', { vcpu: 4n });
  await sample.owner.query('begin');
  await sample.owner.query('select id from contract for update');
  // A cut transaction is begun again where that is safe; either way the next turn finds everything whole.
  const under = turn('2026-03-18T01:00:00.000Z').catch(() => undefined);
  const waits = `select pid from pg_stat_activity where application_name = 'test-worker' and wait_event_type = 'Lock'`;
  const peer = new pg.Client({ connectionString: sample.database.workerUrl });
  await peer.connect();
  await expect.poll(async () => (await peer.query(waits)).rows.length).toBe(1);
  await peer.query(`select pg_terminate_backend(pid) from (${waits}) w`);
  await peer.end();
  await sample.owner.query('rollback');
  await under;
  await turn('2026-03-18T02:00:00.000Z');
  expect((await cost(cut.id)).items).toMatchObject([{ sku: 'vcpu.x86' }]);
  expect(await cost(host.id)).toEqual(before);
  expect(await marks()).toBe(0);
  const { rows } = await sample.owner.query('select count(*)::int as n from rated_month where current');
  expect(rows[0].n).toBe(2);
});

it('tells finance once of a fact that came to an issued month late, and leaves the issued month as it is', async () => {
  const LATER = '2026-08-06T02:00:00.000Z';
  const [finance, other] = [person('finance'), colleague('finance')] as const;
  await sample.owner.query(
    `insert into role_grant (id, person_id, role, organisation_id, department_id, granted_at) values (gen_random_uuid(), $1, 'finance', $2, null, now())`,
    [(other as { id: string }).id, SAMPLE.government],
  );
  const month = { departmentId: SAMPLE.theirs, month: '2026-03' };
  const { statementId } = await draftMonthToDate(sample.as(finance, LATER), month);
  await reviewStatement(sample.as(other, LATER), { statementId });
  await issueStatement(sample.as(other, LATER), { statementId });
  const found = async () => (await listLateFacts(sample.as(finance, LATER), { statementId })).items;
  const rated = () =>
    sample.owner.query(`select id from rated_month where current and department_id = $1 and month = '2026-03'`, [
      SAMPLE.theirs,
    ]);
  const before = (await rated()).rows;
  await turn('2026-08-06T03:00:00.000Z');
  expect(await found()).toEqual([]);
  const late = await sample.resource({ department: SAMPLE.theirs });
  await change(late.id, '2026-03-20T00:00:00Z', { vcpu: 4n });
  await turn('2026-08-06T04:00:00.000Z');
  const [fact, ...more] = await found();
  expect(more).toEqual([]);
  expect(fact).toMatchObject({ state: 'open', foundAt: '2026-08-06T04:00:00.000Z' });
  expect(BigInt(fact?.differenceFen ?? '0')).toBeGreaterThan(0n);
  await turn('2026-08-06T05:00:00.000Z');
  const told = await sample.owner.query(
    `select r.person_id from notice n join notice_recipient r on r.notice_id = n.id where n.kind = 'late-facts-found'`,
  );
  expect(told.rows).toEqual([{ person_id: (other as { id: string }).id }]);
  expect((await rated()).rows).toEqual(before);
});
