import { randomUUID } from 'node:crypto';
import { withTransaction } from '@zhengyun/db/with-transaction.ts';
import { signContract } from '@zhengyun/domain/contracts/sign-contract.ts';
import { recordResourceChange } from '@zhengyun/domain/metering/record-resource-change.ts';
import { decideSupplement } from '@zhengyun/domain/pricing/decide-supplement.ts';
import { proposeSupplement } from '@zhengyun/domain/pricing/propose-supplement.ts';
import { beginClosing } from '@zhengyun/domain/settlement/closing/begin-closing.ts';
import { endClosing } from '@zhengyun/domain/settlement/closing/end-closing.ts';
import { endStep } from '@zhengyun/domain/settlement/closing/end-step.ts';
import { findStalled } from '@zhengyun/domain/settlement/closing/find-stalled.ts';
import { getPeriod } from '@zhengyun/domain/settlement/closing/get-period.ts';
import { isClosed } from '@zhengyun/domain/settlement/closing/is-closed.ts';
import { issueStatements } from '@zhengyun/domain/settlement/closing/issue-statements.ts';
import { previewIssue } from '@zhengyun/domain/settlement/closing/preview-issue.ts';
import { renewStep } from '@zhengyun/domain/settlement/closing/renew-step.ts';
import { retryStep } from '@zhengyun/domain/settlement/closing/retry-step.ts';
import { takeStep } from '@zhengyun/domain/settlement/closing/take-step.ts';
import { draftMonthToDate } from '@zhengyun/domain/settlement/draft-month-to-date.ts';
import { explainLine } from '@zhengyun/domain/settlement/explain/explain-line.ts';
import { getStatement } from '@zhengyun/domain/settlement/get-statement.ts';
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
const THIRD = randomUUID();
const FROZEN = '2026-08-06T02:00:00.000Z';

let sample: Awaited<ReturnType<typeof sampleTenants>>;
let now = new Date(FROZEN);
let waiting: { readonly contractId: string };
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
  for (const { id } of [FINANCE, OTHER] as { id: string }[])
    await sample.owner.query(
      `insert into role_grant (id, person_id, role, organisation_id, granted_at) values (gen_random_uuid(), $1, 'finance', $2, now())`,
      [id, SAMPLE.operator],
    );
  // A third department's waits for its first delivery: it is in force in no month yet.
  await sample.owner.query(
    `insert into department (id, organisation_id, slug, name, oidc_group, created_at) values ($1, $2, 'third', '水利厅', 'g-third', now())`,
    [THIRD, SAMPLE.government],
  );
  waiting = await signContract(sample.as(FINANCE, '2026-06-01T00:00:00Z'), {
    operatorId: SAMPLE.operator,
    begins: 'first-delivery',
    validFrom: '2026-07-10T00:00:00Z',
    termMonths: 12,
    departmentId: THIRD,
    name: '水利厅政务云服务合同',
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
    // The version in force is never edited: what it lacks is added beside its prices by two people.
    const { supplementId } = await proposeSupplement(sample.as(FINANCE, now), {
      versionId: SAMPLE.priceVersion,
      sku: 'vcpu.xinchuang',
      unit: '核·月',
      rule: {
        model: { kind: 'unit', unitPrice: '38.500000' },
        ...{ discountPpm: '0', minimum: null, maximum: null, month: 'calendar' },
      },
      reason: '版本发布时漏列',
      reference: '粤财函〔2026〕12 号',
    });
    const { rows: before } = await sample.owner.query('select from price where supplement_id is not null');
    expect(before).toEqual([]);
    await decideSupplement(sample.as(OTHER, now), { supplementId, decision: 'approve' });
    expect(await retryStep(sample.as(OTHER, now), { month: MONTH, step: 'draft' })).toEqual({ retried: 1 });
    expect(await retryStep(sample.as(OTHER, now), { month: MONTH, step: 'draft' })).toEqual({ retried: 0 });
    await runJobs();
    expect((await period()).drafting).toMatchObject({ done: 2, failed: 0 });
    const { items } = await listStatements(sample.as(OTHER, now), { month: MONTH, departmentId: SAMPLE.theirs });
    const statementId = items[0]?.id ?? '';
    const { lines } = await getStatement(sample.as(OTHER, now), { statementId });
    const line = lines.find(({ sku }) => sku === 'vcpu.xinchuang');
    const how = { statementId, statementLineId: line?.id ?? '' };
    expect(await explainLine(sample.as(OTHER, now), how)).toMatchObject({
      line: { unitPrice: '38.500000', working: { priceVersion: { id: SAMPLE.priceVersion } } },
      supplement: { number: 'BJ-2026-000001', reference: '粤财函〔2026〕12 号' },
    });
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

  it('is not held up by work on a contract that is in force in no month', async () => {
    // Left by a closing that still took it in.
    await sample.owner.query(
      `insert into statement_step (contract_id, month, step, department_id, state, asked_by, asked_at, ended_at, code, facts)
       values ($1, $2, 'draft', $3, 'failed', $4, $5, $5, 'NO_CONTRACT', '{}')`,
      [waiting.contractId, MONTH, THIRD, (FINANCE as { id: string }).id, now],
    );
    expect(await period()).toMatchObject({ blockers: [], failures: [], drafting: { total: 2, failed: 0 } });
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
    // What is there and not issued may be built anew: it comes to the same, and what was agreed since can be taken in.
    const { items } = await listStatements(sample.as(FINANCE, now), { month: MONTH, departmentId: SAMPLE.ours });
    const again = await draftMonthToDate(sample.as(beginner, now), { departmentId: SAMPLE.ours, month: MONTH });
    expect([again.statementId, again.payableFen]).toEqual([items[0]?.id, items[0]?.payableFen]);
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

describe('work that several runs have, or several people ask for', () => {
  const AUGUST = '2026-08';
  const step = (contractId: string, kind: 'draft' | 'issue' = 'draft') => ({ contractId, month: AUGUST, step: kind });
  const at = (seconds: number) => sample.as(JOB, new Date(now.getTime() + seconds * 1_000), sample.worker);
  const listed = () => listStatements(sample.as(FINANCE, now), { month: AUGUST });
  const ofOurs = async () => (await listed()).items.find(({ department }) => department.id === SAMPLE.ours);
  const stepOf = async (contractId: string, kind: 'draft' | 'issue') => {
    const { rows } = await sample.owner.query(
      'select state, code, facts, asked_by from statement_step where contract_id = $1 and month = $2 and step = $3',
      [contractId, AUGUST, kind],
    );
    return rows[0];
  };

  it('is ended by the run that has it alone, which keeps it while it gives signs of life', async () => {
    now = new Date('2026-09-08T02:00:00Z');
    await beginClosing(sample.as(FINANCE, now), { month: AUGUST });
    const [first, second] = (await jobs()) as { contractId: string }[];
    if (!first || !second) throw new Error('two contracts are to be drafted');
    const mine = step(first.contractId);
    const one = await takeStep(at(0), mine);
    if (!one) throw new Error('it waits');
    expect(await takeStep(at(60), mine)).toBeNull();
    expect(await renewStep(at(120), { run: one.run })).toBe(true);
    // The other one waits behind work that goes on: nothing is lost.
    expect(await findStalled(at(200), undefined)).toEqual([]);
    const lost = await findStalled(at(301), undefined);
    expect(lost.map(({ contractId }) => contractId).toSorted()).toEqual(
      [first.contractId, second.contractId].toSorted(),
    );
    const two = await takeStep(at(301), mine);
    if (!two) throw new Error('its run is dead');
    await endStep(at(302), { ...mine, run: one.run, failure: { code: 'UNEXPECTED', facts: {} } });
    expect(await stepOf(first.contractId, 'draft')).toMatchObject({ state: 'running' });
    expect(await renewStep(at(302), { run: one.run })).toBe(false);
    await endStep(at(303), { ...mine, run: two.run, failure: { code: 'NO_PRICE', facts: {} } });
    expect(await stepOf(first.contractId, 'draft')).toMatchObject({ state: 'failed', code: 'NO_PRICE' });
    now = new Date(now.getTime() + 400_000);
    await retryStep(sample.as(FINANCE, now), { month: AUGUST, step: 'draft' });
    expect(await findStalled(at(0), undefined)).not.toContainEqual(mine);
    await runJobs();
    expect((await listed()).items.map(({ state }) => state)).toEqual(['drafted', 'drafted']);
  });

  it('leaves a review alone where the work was done and not written down', async () => {
    for (const { id } of (await listed()).items) await reviewStatement(sample.as(OTHER, now), { statementId: id });
    await sample.owner.query(
      `update statement_step set state = 'running', ended_at = null where month = $1 and step = 'draft'`,
      [AUGUST],
    );
    now = new Date(now.getTime() + 181_000);
    await resumeStatements(worker());
    expect(await runJobs()).toBe(2);
    expect((await listed()).items.map(({ state }) => state)).toEqual(['reviewed', 'reviewed']);
  });

  it('issues what the person who asked for it saw, and nothing built since', async () => {
    const ours = await ofOurs();
    const contractId = ours?.contract.id ?? '';
    const statementId = ours?.id ?? '';
    await issueStatements(sample.as(OTHER, now), { statementIds: [statementId] });
    const late = await sample.resource();
    await recordResourceChange(sample.as(JOB, now, sample.worker), {
      resourceId: late.id,
      kind: 'create',
      at: new Date('2026-08-30T00:00:00Z'),
      amounts: { vcpu: 2n },
      cause: { kind: 'operation', id: randomUUID() },
      instanceUid: 'uid-late',
    });
    await draftMonthToDate(sample.as(FINANCE, now), { departmentId: SAMPLE.ours, month: AUGUST });
    await reviewStatement(sample.as(OTHER, now), { statementId });
    await runJobs();
    expect(await ofOurs()).toMatchObject({ state: 'reviewed' });
    expect(await stepOf(contractId, 'issue')).toMatchObject({
      state: 'failed',
      code: 'STATE_CONFLICT',
      facts: { state: 'rebuilt-since-asked' },
    });
    const retry = (actor: typeof FINANCE) =>
      retryStep(sample.as(actor, now), { month: AUGUST, step: 'issue', contractId });
    await expect(retry(FINANCE)).rejects.toMatchObject({ code: 'DRAFTER_ISSUES' });
    const session = { sessionId: null, authenticatedAt: new Date(now.getTime() - 31 * 60_000) };
    await expect(retry({ ...OTHER, through: session } as typeof OTHER)).rejects.toMatchObject({
      code: 'STEP_UP_NEEDED',
    });
    // Asked for by somebody who is of finance no more by the time it is done.
    expect(await retry(OTHER)).toEqual({ retried: 1 });
    const grantOf = (revoked: Date | null) =>
      sample.owner.query('update role_grant set revoked_at = $2 where person_id = $1', [
        (OTHER as { id: string }).id,
        revoked,
      ]);
    await grantOf(now);
    await runJobs();
    expect(await stepOf(contractId, 'issue')).toMatchObject({ state: 'failed', code: 'ROLE_MISSING' });
    await grantOf(null);
    await retry(OTHER);
    await runJobs();
    expect(await ofOurs()).toMatchObject({ state: 'issued' });
    expect(await stepOf(contractId, 'issue')).toMatchObject({ state: 'done', asked_by: (OTHER as { id: string }).id });
  });
});
