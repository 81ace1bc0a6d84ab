import { randomUUID } from 'node:crypto';
import { superuserOf } from '@zhengyun/test/matrix/superuser.ts';
import { colleague, JOB, person, SAMPLE, sampleTenants } from '@zhengyun/test/support/sample-tenants.ts';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signContract } from '../contracts/sign-contract.ts';
import { recordResourceChange } from '../metering/record-resource-change.ts';
import { confirmByDefault } from './confirm-by-default.ts';
import { confirmStatement } from './confirm-statement.ts';
import { draftMonthToDate } from './draft-month-to-date.ts';
import { getStatement } from './get-statement.ts';
import { issueStatement } from './issue-statement.ts';
import { recordPayment } from './record-payment.ts';
import { releaseStatement } from './release-statement.ts';
import { reviewStatement } from './review-statement.ts';
import { verifyChain } from './verify-chain.ts';

const FINANCE = person('finance');
const OTHER = colleague('finance');
const OURS = person('department-approver', SAMPLE.ours);
const APPROVER = { id: randomUUID() };
const THEIRS = person('department-approver', SAMPLE.theirs);
/** By when all the months here are frozen. */
const LATER = '2026-08-20T02:00:00.000Z';

let sample: Awaited<ReturnType<typeof sampleTenants>>;
beforeAll(async () => {
  sample = await sampleTenants();
  await sample.owner.query(`insert into person values ($1, 'sample:approver', '赵敏', 'zh-CN', null, now())`, [
    APPROVER.id,
  ]);
  const people = [
    [FINANCE, 'finance', null],
    [OTHER, 'finance', null],
    [APPROVER, 'department-approver', SAMPLE.ours],
  ] as const;
  for (const [actor, role, department] of people)
    await sample.owner.query(
      `insert into role_grant (id, person_id, role, organisation_id, department_id, granted_at) values (gen_random_uuid(), $1, $2, $3, $4, now())`,
      [(actor as { id: string }).id, role, SAMPLE.government, department],
    );
  await signContract(sample.as(FINANCE, '2026-01-01T00:00:00Z'), {
    operatorId: SAMPLE.operator,
    validFrom: '2025-12-31T16:00:00Z',
    validTo: '2026-12-31T16:00:00Z',
    departmentId: SAMPLE.ours,
    name: '药监局政务云服务合同',
    annualFen: '1200000',
  });
});
afterAll(() => sample.drop());

const draft = (month: string, now = LATER, actor = FINANCE) =>
  draftMonthToDate(sample.as(actor, now), { departmentId: SAMPLE.ours, month });
const review = (statementId: string) => reviewStatement(sample.as(OTHER, LATER), { statementId });
const issue = (statementId: string, now = LATER) => issueStatement(sample.as(OTHER, now), { statementId });
const get = (statementId: string, actor = FINANCE, now = LATER) => getStatement(sample.as(actor, now), { statementId });
async function issued(month: string) {
  const { statementId } = await draft(month);
  await review(statementId);
  await issue(statementId);
  return { statementId };
}

it('who may review a draft is asked, and asked anew when another person built it', async () => {
  const openTo = async (statementId: string) => {
    const { rows } = await sample.owner.query(
      `select r.person_id as id from notice n join notice_recipient r on r.notice_id = n.id
       where n.kind = 'statement-to-review' and n.object_id = $1 and n.done_at is null`,
      [statementId],
    );
    return rows.map(({ id }) => id as string);
  };
  const { statementId } = await draft('2026-01');
  expect(await openTo(statementId)).toEqual([(OTHER as { id: string }).id]);
  await draft('2026-01', LATER, OTHER);
  expect(await openTo(statementId)).toEqual([(FINANCE as { id: string }).id]);
  await draft('2026-01');
  expect(await openTo(statementId)).toEqual([(OTHER as { id: string }).id]);
});

describe('printed numbers', () => {
  it('are given when a statement is issued, one after the other, whoever issues at the same time', async () => {
    const drafts = [];
    for (const month of ['2026-01', '2026-02', '2026-03']) drafts.push(await draft(month));
    for (const { statementId } of drafts) await review(statementId);
    const made = await Promise.all(drafts.map(({ statementId }) => issue(statementId)));
    expect(made.map(({ number }) => number).toSorted()).toEqual(['JS-2026-000001', 'JS-2026-000002', 'JS-2026-000003']);
  });

  it('trap 17: two who issue one statement at once take one number', async () => {
    const { statementId } = await draft('2026-04');
    await review(statementId);
    const tries = await Promise.allSettled([issue(statementId), issue(statementId), issue(statementId)]);
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const codes = tries.flatMap((each) => (each.status === 'rejected' ? each.reason.code : []));
    expect(codes).toEqual(['STATEMENT_ISSUED', 'STATEMENT_ISSUED']);
    expect((await get(statementId)).number).toBe('JS-2026-000004');
    expect((await verifyChain(sample.as(person('auditor'), LATER), undefined)).issued).toBe(4);
  });

  it('are used up by no issue that fails half way, its connection killed before the end', async () => {
    const { statementId } = await draft('2026-05');
    await review(statementId);
    // The issue waits within its transaction, after the number was given and the link written, until its connection is killed.
    const superuser = new pg.Client({ connectionString: superuserOf(sample.database.ownerUrl) });
    await superuser.connect();
    try {
      await superuser.query(`
        create function wait_for_test() returns trigger language plpgsql as $$
        begin perform pg_advisory_xact_lock(4711); return new; end $$;
        create trigger wait_for_test after insert on statement_issue for each row execute function wait_for_test();
        select pg_advisory_lock(4711)`);
      const attempt = issue(statementId).then(
        () => 'issued',
        () => 'killed',
      );
      const waiting = async () =>
        (await superuser.query(`select pid from pg_locks where locktype = 'advisory' and not granted and objid = 4711`))
          .rows[0]?.pid as number | undefined;
      await expect.poll(waiting, { timeout: 20_000 }).toBeTypeOf('number');
      await superuser.query('select pg_terminate_backend($1)', [await waiting()]);
      expect(await attempt).toBe('killed');
      await superuser.query('drop trigger wait_for_test on statement_issue; drop function wait_for_test()');
    } finally {
      await superuser.end();
    }
    expect(await get(statementId)).toMatchObject({ state: 'reviewed', number: expect.stringMatching(/^NJ-/) });
    expect(await issue(statementId)).toMatchObject({ number: 'JS-2026-000005' });
    expect(await verifyChain(sample.as(person('auditor'), LATER), undefined)).toMatchObject({ whole: true, issued: 5 });
  });
});

describe('the department’s word', () => {
  it('is its own to give, and is printed', async () => {
    const { statementId } = await issued('2026-06');
    await expect(confirmStatement(sample.as(THEIRS, LATER), { statementId })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await expect(confirmStatement(sample.as(FINANCE, LATER), { statementId })).rejects.toMatchObject({
      code: 'ROLE_MISSING',
    });
    expect((await get(statementId, OURS)).steps.open).toEqual(['confirm']);
    expect(await confirmStatement(sample.as(OURS, LATER), { statementId })).toMatchObject({ state: 'confirmed' });
    await expect(confirmStatement(sample.as(OURS, LATER), { statementId })).rejects.toMatchObject({
      code: 'STATE_CONFLICT',
    });
    expect((await get(statementId)).steps).toMatchObject({ confirmed: { by: '李明', how: 'person' }, open: ['pay'] });
  });

  it('is taken for given after the policy’s working days, not before, and the statement says it was silence', async () => {
    const { statementId } = await issued('2026-07');
    const { steps } = await get(statementId);
    // The department is asked for its word by that day, and told what silence means.
    const asked = async () => {
      const { rows } = await sample.owner.query(
        `select due_at, done_at, facts from notice where kind = 'statement-issued' and object_id = $1`,
        [statementId],
      );
      return rows as unknown[];
    };
    const until = new Date('2026-09-03T16:00:00Z');
    expect(await asked()).toMatchObject([{ due_at: until, done_at: null, facts: { silence: 'confirms' } }]);
    // Ten working days after 20 August.
    expect(steps.confirmBy).toBe('2026-09-03T16:00:00.000Z');
    const silence = (now: string) => confirmByDefault(sample.as(JOB, now, sample.worker), { statementId });
    await expect(silence('2026-09-03T15:59:59.000Z')).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
    expect(await silence('2026-09-03T16:00:00.000Z')).toMatchObject({ state: 'confirmed' });
    expect(await asked()).toMatchObject([{ done_at: until }]);
    expect((await get(statementId)).steps).toMatchObject({
      confirmed: { by: null, how: 'silence' },
      policy: { id: 'sample-settlement-2026', confirmWorkingDays: 10, silence: 'confirms' },
    });
    const { rows } = await sample.owner.query(
      `select count(*)::int as n from graphile_worker.jobs where task_identifier = 'statement-confirm-due'`,
    );
    expect(rows[0].n).toBeGreaterThan(0);
  });
});

async function draftOf(month: string) {
  const { rows } = await sample.owner.query('select id from statement where month = $1', [month]);
  return rows[0] as { id: string };
}

describe('payment', () => {
  const pay = (statementId: string, amountFen: string, reference: string, paidOn = '2026-08-20') =>
    recordPayment(sample.as(FINANCE, LATER), { statementId, amountFen, reference, paidOn });

  it('comes in parts, never to more than is due, and the last fen makes it paid', async () => {
    const { id: statementId } = await draftOf('2026-06');
    const { payableFen } = await get(statementId);
    const half = (BigInt(payableFen) / 2n).toString();
    expect(await pay(statementId, half, '凭证-1')).toMatchObject({ state: 'confirmed', paidFen: half });
    expect(await pay(statementId, half, '凭证-1')).toMatchObject({ state: 'confirmed', paidFen: half });
    await expect(pay(statementId, '1', '凭证-1')).rejects.toMatchObject({ code: 'DUPLICATE_CONFLICT' });
    await expect(pay(statementId, payableFen, '凭证-2')).rejects.toMatchObject({
      code: 'OVERPAID',
      facts: { leftFen: (BigInt(payableFen) - BigInt(half)).toString() },
    });
    await expect(pay(statementId, '1', '凭证-2', '2026-08-21')).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    const rest = (BigInt(payableFen) - BigInt(half)).toString();
    expect(await pay(statementId, rest, '凭证-2')).toMatchObject({ state: 'paid', leftFen: '0' });
    await expect(pay(statementId, '1', '凭证-3')).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
    const { state, steps } = await get(statementId);
    expect([state, steps.paidFen, steps.open]).toEqual(['paid', payableFen, []]);
    await expect(sample.owner.query('update statement_payment set amount_fen = 1')).rejects.toThrow();
  });

  it.each(['0', '-1', '1.5', '01', 'NaN', '9'.repeat(19), ''])('of %s fen is refused', async (amountFen) => {
    const { id: statementId } = await draftOf('2026-07');
    await expect(pay(statementId, amountFen, '凭证')).rejects.toMatchObject({ code: 'INPUT_INVALID' });
  });

  it('waits for the department’s word', async () => {
    const { id: statementId } = await draftOf('2026-05');
    await expect(pay(statementId, '1', '凭证')).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
  });

  it('of two at once never comes to more than is due', async () => {
    const { id: statementId } = await draftOf('2026-07');
    const { payableFen } = await get(statementId);
    const tries = await Promise.allSettled([pay(statementId, payableFen, '甲'), pay(statementId, payableFen, '乙')]);
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await get(statementId)).steps.paidFen).toBe(payableFen);
  });
});

describe('an improbable jump', () => {
  it('parks the statement until a person who did not build it lets it go on, and parks it again when it changes', async () => {
    const host = await sample.resource();
    await recordResourceChange(sample.as(JOB, '2026-08-05T00:00:00Z', sample.worker), {
      resourceId: host.id,
      kind: 'create',
      at: new Date('2026-08-05T00:00:00Z'),
      amounts: { vcpu: 9_000n },
      cause: { kind: 'operation', id: randomUUID() },
      instanceUid: 'uid',
    });
    const now = '2026-09-20T00:00:00.000Z';
    // Part of a month is held against no whole month.
    expect(await draft('2026-08', LATER)).toMatchObject({ parked: false });
    const { statementId, parked } = await draft('2026-08', now);
    expect(parked).toBe(true);
    expect((await get(statementId, OTHER, now)).steps).toMatchObject({
      parked: { reasons: [{ kind: 'payable-jump', medianFen: '100000', months: 6 }] },
      open: ['draft', 'release'],
    });
    const other = sample.as(OTHER, now);
    await expect(reviewStatement(other, { statementId })).rejects.toMatchObject({ code: 'STATEMENT_PARKED' });
    const release = (actor: typeof FINANCE) =>
      releaseStatement(sample.as(actor, now), { statementId, why: '新系统上线' });
    await expect(release(FINANCE)).rejects.toMatchObject({ code: 'DRAFTER_ISSUES' });
    const byHand = sample.owner.query(
      `update statement set state = 'reviewed', reviewed_at = now(), reviewed_by = $2 where id = $1`,
      [statementId, OTHER.kind === 'person' ? OTHER.id : ''],
    );
    await expect(byHand).rejects.toMatchObject({ constraint: 'parked_goes_no_further' });
    await release(OTHER);
    await expect(release(OTHER)).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
    // The same figures again stay released; other figures are judged anew.
    expect(await draft('2026-08', now)).toMatchObject({ parked: false });
    await recordResourceChange(sample.as(JOB, now, sample.worker), {
      resourceId: host.id,
      kind: 'resize',
      at: new Date('2026-08-06T00:00:00Z'),
      amounts: { vcpu: 9_001n },
      cause: { kind: 'operation', id: randomUUID() },
      instanceUid: 'uid',
    });
    expect(await draft('2026-08', now)).toMatchObject({ parked: true });
    await release(OTHER);
    await reviewStatement(other, { statementId });
    expect(await issueStatement(other, { statementId })).toMatchObject({ state: 'issued' });
  });
});

describe('the chain of issued statements', () => {
  const check = () => verifyChain(sample.as(person('auditor'), LATER), undefined);
  /** What the check says after the database's owner did `sql` past every trigger, taken back afterwards. */
  async function after(sql: string): Promise<readonly string[]> {
    await sample.owner.query(`alter table statement disable trigger user; alter table statement_line disable trigger user;
      alter table statement_issue disable trigger user; alter table statement_payment disable trigger user`);
    const tables = ['statement_issue', 'statement_line', 'statement_chain_head'];
    for (const table of tables) await sample.owner.query(`create table kept_${table} as table ${table}`);
    await sample.owner.query('create table kept_figures as select id, payable_fen from statement');
    try {
      await sample.owner.query(sql);
      return [...new Set((await check()).faults.map(({ fault }) => fault))];
    } finally {
      for (const table of tables)
        await sample.owner.query(
          `delete from ${table}; insert into ${table} table kept_${table}; drop table kept_${table}`,
        );
      await sample.owner.query(`update statement s set payable_fen = k.payable_fen from kept_figures k where k.id = s.id;
        drop table kept_figures`);
      await sample.owner.query(`alter table statement enable trigger user; alter table statement_line enable trigger user;
        alter table statement_issue enable trigger user; alter table statement_payment enable trigger user`);
    }
  }

  it('is whole, and is changed by nobody', async () => {
    expect(await check()).toMatchObject({ whole: true, issued: 8, faults: [], voided: [] });
    for (const sql of [
      'update statement_issue set payable_fen = 1',
      'delete from statement_issue',
      'truncate statement_issue',
    ])
      await expect(sample.owner.query(sql), sql).rejects.toThrow();
    await expect(verifyChain(sample.as(OURS, LATER), undefined)).rejects.toMatchObject({ code: 'ROLE_MISSING' });
  });

  it.each([
    [
      'an amount of a line that was changed',
      `update statement_line set amount_fen = amount_fen + 1`,
      'statement-changed',
    ],
    [
      'a payable that was changed',
      `update statement set payable_fen = 1 where number = 'JS-2026-000002'`,
      'statement-changed',
    ],
    ['a line that was taken out', `delete from statement_line where ordinal = 1`, 'statement-changed'],
    ['a link that was changed', `update statement_issue set payable_fen = 1 where sequence = 2`, 'link-changed'],
    ['a link that was taken out', `delete from statement_issue where sequence = 3`, 'link-missing'],
    ['the last link that was cut off', `delete from statement_issue where sequence = 8`, 'tail-cut-off'],
    [
      'the last link that was cut off with the head',
      `delete from statement_issue where sequence = 8;
       update statement_chain_head set sequence = 7, hash = (select hash from statement_issue where sequence = 7)`,
      'statement-outside',
    ],
    [
      'two links that changed places',
      `update statement_issue set sequence = 100 where sequence = 2; update statement_issue set sequence = 2 where sequence = 3;
       update statement_issue set sequence = 3 where sequence = 100`,
      'out-of-order',
    ],
  ])('shows %s', async (_, sql, fault) => {
    expect(await after(sql)).toContain(fault);
    expect((await check()).whole).toBe(true);
  });
});
