import { randomUUID } from 'node:crypto';
import { withTransaction } from '@zhengyun/db/with-transaction.ts';
import { signContract } from '@zhengyun/domain/contracts/sign-contract.ts';
import { recordResourceChange } from '@zhengyun/domain/metering/record-resource-change.ts';
import { beginClosing } from '@zhengyun/domain/settlement/closing/begin-closing.ts';
import { endClosing } from '@zhengyun/domain/settlement/closing/end-closing.ts';
import { getPeriod } from '@zhengyun/domain/settlement/closing/get-period.ts';
import { isClosed } from '@zhengyun/domain/settlement/closing/is-closed.ts';
import { issueStatements } from '@zhengyun/domain/settlement/closing/issue-statements.ts';
import { previewIssue } from '@zhengyun/domain/settlement/closing/preview-issue.ts';
import { retryStep } from '@zhengyun/domain/settlement/closing/retry-step.ts';
import { draftMonthToDate } from '@zhengyun/domain/settlement/draft-month-to-date.ts';
import { listStatements } from '@zhengyun/domain/settlement/list-statements.ts';
import { reviewStatement } from '@zhengyun/domain/settlement/review-statement.ts';
import { verifyChain } from '@zhengyun/domain/settlement/verify-chain.ts';
import { colleague, JOB, person, SAMPLE, sampleTenants } from '@zhengyun/test/support/sample-tenants.ts';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { resumeStatements } from '../loops/resume-statements.ts';
import { statementStep } from './statement-step.ts';

const FINANCE = person('finance');
const OTHER = colleague('finance');
const MONTH = '2026-07';
const FROZEN = '2026-08-06T02:00:00.000Z';

let sample: Awaited<ReturnType<typeof sampleTenants>>;
let now = new Date(FROZEN);
beforeAll(async () => {
  sample = await sampleTenants();
  for (const departmentId of [SAMPLE.ours, SAMPLE.theirs])
    await signContract(sample.as(FINANCE, '2026-06-01T00:00:00Z'), {
      operatorId: SAMPLE.operator,
      validFrom: '2026-06-30T16:00:00Z',
      validTo: '2027-06-30T16:00:00Z',
      departmentId,
      name: '政务云服务合同',
      annualFen: '1200000',
    });
  // Of theirs nobody has set a price.
  const host = await sample.resource({ department: SAMPLE.theirs, xinchuang: true });
  await recordResourceChange(sample.as(JOB, '2026-07-02T00:00:00Z', sample.worker), {
    resourceId: host.id,
    kind: 'create',
    at: new Date('2026-07-02T00:00:00Z'),
    amounts: { vcpu: 4n },
    cause: { kind: 'operation', id: randomUUID() },
    instanceUid: 'uid',
  });
});
afterAll(() => sample.drop());

const worker = () => ({ db: sample.worker, now: () => now, log: pino({ level: 'silent' }) });
const jobs = async () => {
  const { rows } = await sample.owner.query(
    `select j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
     where t.identifier = 'statement-step' order by j.id`,
  );
  return rows.map(({ payload }) => payload as unknown);
};
/** Runs every job that is asked for, as the queue would. */
async function runJobs(): Promise<number> {
  const asked = await jobs();
  await sample.owner.query(
    `delete from graphile_worker._private_jobs where task_id = (select id from graphile_worker._private_tasks where identifier = 'statement-step')`,
  );
  for (const payload of asked) await statementStep(worker(), payload);
  return asked.length;
}
const begin = (actor = FINANCE, at: Date | string = now) => beginClosing(sample.as(actor, at), { month: MONTH });
const end = (actor = OTHER) => endClosing(sample.as(actor, now), { month: MONTH });
const period = (actor = OTHER) => getPeriod(sample.as(actor, now), { month: MONTH });

describe('closing a month', () => {
  it('waits until its facts are collected', async () => {
    await expect(begin(FINANCE, '2026-08-05T15:59:59Z')).rejects.toMatchObject({
      code: 'MONTH_NOT_FROZEN',
      facts: { until: '2026-08-05T16:00:00.000Z' },
    });
    expect(await period()).toMatchObject({ state: 'open', mayBegin: true, mayClose: false });
    await expect(end()).rejects.toMatchObject({ code: 'PERIOD_BLOCKED' });
    await expect(begin(person('department-approver', SAMPLE.ours))).rejects.toMatchObject({ code: 'ROLE_MISSING' });
  });

  it('trap 17: begun by two at once is one closing, each contract drafted once', async () => {
    const both = await Promise.all([begin(FINANCE), begin(OTHER)]);
    expect(both.map(({ began }) => began).toSorted()).toEqual([false, true]);
    expect(await jobs()).toHaveLength(2);
    expect((await period()).drafting).toMatchObject({ total: 2, waiting: 2, done: 0, secondsLeft: null });
  });

  it('drafts what it can and tells of what failed, why, and lets it be tried again', async () => {
    expect(await runJobs()).toBe(2);
    const { drafting, failures, blockers, mayClose } = await period();
    expect(drafting).toMatchObject({ done: 1, failed: 1 });
    expect(failures).toMatchObject([
      { code: 'NO_PRICE', facts: { sku: 'vcpu.xinchuang' }, department: { id: SAMPLE.theirs }, attempts: 1 },
    ]);
    expect(blockers.map(({ kind }) => kind)).toEqual(['work-failed', 'not-drafted']);
    expect(mayClose).toBe(false);
    const { begun } = await period();
    const beginner = begun?.by === '李明' ? FINANCE : OTHER;
    await expect(end(beginner === FINANCE ? OTHER : FINANCE)).rejects.toMatchObject({
      code: 'PERIOD_BLOCKED',
      facts: { blockers: ['work-failed', 'not-drafted'] },
    });
    await sample.owner.query(
      `insert into price (version_id, sku, unit, unit_price, rule)
       select version_id, 'vcpu.xinchuang', unit, unit_price, rule from price where version_id = $1 and sku = 'vcpu.x86'`,
      [SAMPLE.priceVersion],
    );
    expect(await retryStep(sample.as(OTHER, now), { month: MONTH, step: 'draft' })).toEqual({ retried: 1 });
    expect(await retryStep(sample.as(OTHER, now), { month: MONTH, step: 'draft' })).toEqual({ retried: 0 });
    await runJobs();
    expect((await period()).drafting).toMatchObject({ done: 2, failed: 0 });
  });

  it('takes work up again that a worker had when it was killed, and the month comes to the same', async () => {
    const before = await listStatements(sample.as(FINANCE, now), { month: MONTH });
    // Killed after the statement was built and before it was written down: the job is gone with its worker.
    await sample.owner.query(
      `update statement_step set state = 'running', ended_at = null, started_at = $1 where month = $2`,
      [now, MONTH],
    );
    await resumeStatements(worker());
    expect(await jobs()).toEqual([]);
    now = new Date(now.getTime() + 181_000);
    await resumeStatements(worker());
    expect(await jobs()).toHaveLength(2);
    await runJobs();
    const after = await listStatements(sample.as(FINANCE, now), { month: MONTH });
    expect(after.items.map(({ id, payableFen }) => [id, payableFen]).toSorted()).toEqual(
      before.items.map(({ id, payableFen }) => [id, payableFen]).toSorted(),
    );
    expect((await period()).drafting).toMatchObject({ total: 2, done: 2 });
  });

  it('is ended by another person than who began it, once', async () => {
    const { begun } = await period();
    const [beginner, another] = begun?.by === '李明' ? [FINANCE, OTHER] : [OTHER, FINANCE];
    await expect(end(beginner)).rejects.toMatchObject({ code: 'BEGINNER_CLOSES' });
    expect(await isClosed(sample.as(JOB, now, sample.worker), { month: MONTH })).toBe(false);
    const both = await Promise.allSettled([end(another), end(another)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await isClosed(sample.as(JOB, now, sample.worker), { month: MONTH })).toBe(true);
    await expect(begin()).rejects.toMatchObject({ code: 'PERIOD_CLOSED' });
    const draft = draftMonthToDate(sample.as(FINANCE, now), { departmentId: SAMPLE.ours, month: MONTH });
    await expect(draft).rejects.toMatchObject({ code: 'PERIOD_CLOSED' });
    for (const sql of [
      `update accounting_period set state = 'closing', closed_at = null, closed_by = null`,
      'delete from accounting_period',
    ])
      await expect(sample.owner.query(sql), sql).rejects.toThrow();
  });
});

describe('issuing many', () => {
  it('shows what it would do, and issues each in the name of who asked, one that failed for itself', async () => {
    const { items } = await listStatements(sample.as(FINANCE, now), { month: MONTH });
    const statementIds = items.map(({ id }) => id);
    const { begun } = await period();
    const [preparer, another] = begun?.by === '李明' ? [FINANCE, OTHER] : [OTHER, FINANCE];
    const preview = (actor: typeof FINANCE) => previewIssue(sample.as(actor, now), { statementIds });
    expect((await preview(another)).items.map(({ refusal }) => refusal)).toEqual(['STATE_CONFLICT', 'STATE_CONFLICT']);
    for (const statementId of statementIds) await reviewStatement(sample.as(another, now), { statementId });
    expect((await preview(preparer)).items.map(({ refusal }) => refusal)).toEqual(['DRAFTER_ISSUES', 'DRAFTER_ISSUES']);
    const total = items.reduce((sum, { payableFen }) => sum + BigInt(payableFen), 0n).toString();
    expect(await preview(another)).toMatchObject({ issuable: 2, payableFen: total });
    expect(await issueStatements(sample.as(preparer, now), { statementIds })).toEqual({ asked: 0, refused: 2 });
    expect(await issueStatements(sample.as(another, now), { statementIds })).toEqual({ asked: 2, refused: 0 });
    // A fact that arrived past the closing: the one statement waits for a person, the other is issued.
    const late = await sample.resource();
    await withTransaction(sample.worker, { kind: 'all' }, (tx) =>
      tx
        .insertInto('resource_change')
        .values({
          id: randomUUID(),
          resource_id: late.id,
          department_id: SAMPLE.ours,
          kind: 'create',
          at: new Date('2026-07-20T00:00:00Z'),
          received_at: now,
          amounts: JSON.stringify({ vcpu: '1' }),
          cause_kind: 'operation',
          cause_id: randomUUID(),
          instance_uid: null,
        })
        .execute(),
    );
    await runJobs();
    const states = await listStatements(sample.as(FINANCE, now), { month: MONTH });
    expect(states.items.map(({ state, number }) => [state, number.slice(0, 2)]).toSorted()).toEqual([
      ['issued', 'JS'],
      ['reviewed', 'NJ'],
    ]);
    expect((await period()).failures).toMatchObject([{ step: 'issue', code: 'FACTS_CHANGED' }]);
    expect(await verifyChain(sample.as(FINANCE, now), undefined)).toMatchObject({ whole: true, issued: 1 });
  });
});
