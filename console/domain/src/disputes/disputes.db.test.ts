import { randomUUID } from 'node:crypto';
import { SAMPLE_FILES } from '@zhengyun/test/support/sample-files.ts';
import { colleague, JOB, person, SAMPLE, sampleTenants } from '@zhengyun/test/support/sample-tenants.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signContract } from '../contracts/sign-contract.ts';
import { approveCreditNote } from '../credit-notes/approve-credit-note.ts';
import { escalateNotes } from '../credit-notes/escalate-notes.ts';
import { listCreditNotes } from '../credit-notes/list-credit-notes.ts';
import { refuseCreditNote } from '../credit-notes/refuse-credit-note.ts';
import { recordResourceChange } from '../metering/record-resource-change.ts';
import { attachToWordWith } from '../requests/attachments/attach-to-word.ts';
import { postgresContent } from '../requests/attachments/content-store.ts';
import { readAttachmentWith } from '../requests/attachments/read-attachment.ts';
import { beginClosing } from '../settlement/closing/begin-closing.ts';
import { getPeriod } from '../settlement/closing/get-period.ts';
import { confirmByDefault } from '../settlement/confirm-by-default.ts';
import { confirmStatement } from '../settlement/confirm-statement.ts';
import { draftMonthToDate } from '../settlement/draft-month-to-date.ts';
import { getStatement } from '../settlement/get-statement.ts';
import { issueStatement } from '../settlement/issue-statement.ts';
import { releaseStatement } from '../settlement/release-statement.ts';
import { reviewStatement } from '../settlement/review-statement.ts';
import { verifyChain } from '../settlement/verify-chain.ts';
import type { Actor } from '../verb/actor.ts';
import { addEvidenceWith } from './add-evidence.ts';
import { decideDispute } from './decide-dispute.ts';
import { escalateDisputes } from './escalate-disputes.ts';
import { listDisputes } from './list-disputes.ts';
import { openDispute } from './open-dispute.ts';
import { sayInDispute } from './say-in-dispute.ts';
import { takeDispute } from './take-dispute.ts';
import { withdrawDispute } from './withdraw-dispute.ts';

const FINANCE = person('finance');
const OTHER = colleague('finance');
const THIRD = { ...person('finance'), id: randomUUID(), name: '周静' } as Actor;
const FOURTH = { ...person('finance'), id: randomUUID(), name: '林涛' } as Actor;
const OURS = { ...person('department-approver', SAMPLE.ours), id: randomUUID(), name: '赵敏' } as Actor;
const THEIRS = person('department-approver', SAMPLE.theirs);
const OPERATOR = person('platform-engineer');
const LATER = '2026-08-06T02:00:00.000Z';

let sample: Awaited<ReturnType<typeof sampleTenants>>;
beforeAll(async () => {
  sample = await sampleTenants();
  for (const { id, name } of [THIRD, FOURTH, OURS] as { id: string; name: string }[])
    await sample.owner.query(`insert into person values ($1, $2, $3, 'zh-CN', null, now())`, [
      id,
      `sample:${id}`,
      name,
    ]);
  await sample.owner.query(
    `insert into role_grant (id, person_id, role, organisation_id, department_id, granted_at) values (gen_random_uuid(), $1, 'finance', $2, null, now())`,
    [(THIRD as { id: string }).id, SAMPLE.government],
  );
  await signContract(sample.as(FINANCE, '2026-01-01T00:00:00Z'), {
    ...{ operatorId: SAMPLE.operator, departmentId: SAMPLE.ours, name: '药监局政务云服务合同', annualFen: '1200000' },
    ...{ validFrom: '2025-12-31T16:00:00Z', validTo: '2026-12-31T16:00:00Z' },
  });
  const { id } = await sample.resource();
  await recordResourceChange(sample.as(JOB, '2026-03-01T00:00:00Z', sample.worker), {
    ...{
      resourceId: id,
      kind: 'create',
      at: new Date('2026-03-01T00:00:00Z'),
      amounts: { vcpu: 8n, 'memory-gb': 32n },
    },
    ...{ cause: { kind: 'operation', id: randomUUID() }, instanceUid: 'uid' },
  });
});
afterAll(() => sample.drop());

const as = (actor: Actor, now = LATER) => sample.as(actor, now);
const get = (statementId: string, now = LATER) => getStatement(as(FINANCE, now), { statementId });
const draft = (month: string, now = LATER) => draftMonthToDate(as(FINANCE, now), { departmentId: SAMPLE.ours, month });
async function issued(month: string, now = LATER) {
  const { statementId } = await draft(month, now);
  await reviewStatement(as(OTHER, now), { statementId });
  await issueStatement(as(OTHER, now), { statementId });
  return statementId;
}
async function lineOf(statementId: string, kind = 'usage') {
  const line = (await get(statementId)).lines.find((each) => each.kind === kind);
  if (!line) throw new Error(`no line of ${kind}`);
  return line;
}
const why = { reasonKind: 'quantity', reason: '主机自 15 日起已停用' } as const;
const open = async (
  statementId: string,
  more: { amountFen?: string; now?: string; actor?: Actor; kind?: string } = {},
) => {
  const line = await lineOf(statementId, more.kind);
  const asked = { statementId, statementLineId: line.id, amountFen: more.amountFen ?? '9999', ...why };
  return openDispute(as(more.actor ?? OURS, more.now), asked);
};
const answer = (disputeId: string) => sayInDispute(as(OPERATOR), { disputeId, text: '监控显示主机全月开机' });
const taken = async (disputeId: string, by = THIRD) => {
  await answer(disputeId);
  await takeDispute(as(by), { disputeId });
};
const decide = (disputeId: string, grantedFen: string | null, by = THIRD) =>
  decideDispute(as(by), { disputeId, grantedFen, reason: '停用单属实' });
const one = async (disputeId: string, actor: Actor = FINANCE) =>
  (await listDisputes(as(actor), { disputeId })).items[0] as Awaited<ReturnType<typeof listDisputes>>['items'][number];

describe('a line of an issued statement', () => {
  it('is disputed, taken, answered with evidence, granted, and credited in the next statement', async () => {
    const statementId = await issued('2026-03');
    const { disputeId, number } = await open(statementId);
    expect(number).toBe('YY-2026-000001');
    const file = await addEvidenceWith(attachToWordWith(postgresContent))(as(OURS), {
      disputeId,
      name: '停用单.pdf',
      content: SAMPLE_FILES.pdf,
    });
    const read = await readAttachmentWith(postgresContent)(as(OPERATOR), { attachmentId: file.id });
    expect(Buffer.from(read.content)).toEqual(SAMPLE_FILES.pdf);
    await expect(readAttachmentWith(postgresContent)(as(THEIRS), { attachmentId: file.id })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await taken(disputeId);
    const { creditNoteId } = await decide(disputeId, '9999');
    expect(await one(disputeId)).toMatchObject({ state: 'granted', decided: { grantedFen: '9999' }, acts: [] });
    const note = { creditNoteId: creditNoteId ?? '' };
    expect(await approveCreditNote(as(OTHER), note)).toMatchObject({ number: 'CJ-2026-000001', totalFen: '-9999' });
    const seen = await one(disputeId, OURS);
    expect(seen).toMatchObject({ state: 'upheld', line: { kind: 'usage' } });
    expect(seen.words.map(({ side, files }) => [side, files.length])).toEqual([
      ['department', 1],
      ['operator', 0],
    ]);
    const next = await issued('2026-04');
    const { lines, reconciliation, working, payableFen } = await get(next);
    const credit = lines.find(({ kind }) => kind === 'credit');
    const says = { number: 'CJ-2026-000001', reference: number, reason: '停用单属实', carriedFen: '0' };
    expect(credit).toMatchObject({ amountFen: '-9999', working: { ...says, statement: { month: '2026-03' } } });
    expect(reconciliation.every(({ equal }) => equal)).toBe(true);
    expect(lines.reduce((sum, line) => sum + BigInt(line.amountFen), 0n).toString()).toBe(payableFen);
    expect(working.corrections).toEqual([{ number: 'CJ-2026-000001', leftFen: '-9999' }]);
    const { items } = await listCreditNotes(as(OURS), { statementId });
    expect(items).toMatchObject([
      {
        number: 'CJ-2026-000001',
        leftFen: '0',
        applied: [{ statementId: next, month: '2026-04', amountFen: '-9999' }],
      },
    ]);
    expect((await get(await issued('2026-05'))).lines.some(({ kind }) => kind === 'credit')).toBe(false);
    expect((await verifyChain(as(person('auditor')), undefined)).whole).toBe(true);
  });

  it('is disputed by nobody else, of no draft, for no more than it is, and once at a time', async () => {
    const drafted = await draft('2026-06');
    await expect(open(drafted.statementId)).rejects.toMatchObject({
      code: 'STATE_CONFLICT',
      facts: { state: 'drafted' },
    });
    const statementId = await issued('2026-06');
    await expect(open(statementId, { actor: THEIRS })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(open(statementId, { actor: FINANCE })).rejects.toMatchObject({ code: 'ROLE_MISSING' });
    await expect(open(statementId, { kind: 'coefficient' })).rejects.toMatchObject({ code: 'LINE_NOT_DISPUTABLE' });
    const { amountFen } = await lineOf(statementId);
    const above = (BigInt(amountFen) + 1n).toString();
    await expect(open(statementId, { amountFen: above })).rejects.toMatchObject({
      ...{ code: 'DISPUTE_ABOVE_LINE', facts: { leftFen: amountFen } },
    });
    for (const bad of ['0', '-1', '1.5', 'NaN'])
      await expect(open(statementId, { amountFen: bad })).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    // Fifteen working days after its issue on 6 August are over with the 27th.
    const late = '2026-08-27T16:00:00.000Z';
    expect((await get(statementId)).steps.disputeUntil).toBe(late);
    expect((await get(statementId, late)).steps.disputeUntil).toBeNull();
    await expect(open(statementId, { now: late })).rejects.toMatchObject({ code: 'DISPUTE_WINDOW_OVER' });
    const tries = await Promise.allSettled([open(statementId), open(statementId), open(statementId)]);
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const codes = tries.flatMap((each) => (each.status === 'rejected' ? each.reason.code : []));
    expect(codes).toEqual(['DISPUTED_BEFORE', 'DISPUTED_BEFORE']);
  });

  it('that is disputed keeps statement and month open, until it is withdrawn', async () => {
    const statementId = await statementOf('2026-06');
    const { items } = await listDisputes(as(OURS), { statementId });
    const disputeId = items[0]?.id ?? '';
    await expect(confirmStatement(as(OURS), { statementId })).rejects.toMatchObject({ facts: { state: 'disputed' } });
    const silence = '2026-08-25T02:00:00.000Z';
    const quiet = (at = silence) => confirmByDefault(sample.as(JOB, at, sample.worker), { statementId });
    await expect(quiet()).rejects.toMatchObject({ code: 'STATE_CONFLICT', facts: { state: 'disputed' } });
    await beginClosing(as(FINANCE), { month: '2026-06' });
    const blockers = async () => (await getPeriod(as(OTHER), { month: '2026-06' })).blockers.map(({ kind }) => kind);
    expect(await blockers()).toContain('disputed');
    await expect(withdrawDispute(as(THEIRS), { disputeId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await withdrawDispute(as(OURS), { disputeId });
    expect(await blockers()).not.toContain('disputed');
    const { rows } = await sample.owner.query(`select run_at from graphile_worker.jobs where key = $1`, [
      `statement-confirm-due:${statementId}`,
    ]);
    // The one job there is comes on the statement's own day, though three working days to look end before it.
    const { confirmBy } = (await get(statementId)).steps;
    expect(rows.map(({ run_at: at }) => at.toISOString())).toEqual([confirmBy]);
    expect(await quiet(confirmBy ?? '')).toMatchObject({ state: 'confirmed' });
    expect((await open(statementId)).number).toBeTruthy();
  });
});

describe('the decision', () => {
  let disputeId: string;
  beforeAll(async () => {
    disputeId =
      (await listDisputes(as(OURS), { statementId: await statementOf('2026-06'), state: 'open' })).items[0]?.id ?? '';
  });

  it('is made by nobody who drafted or issued the statement, who has not taken it, or before the operator was heard', async () => {
    for (const maker of [FINANCE, OTHER])
      await expect(takeDispute(as(maker), { disputeId })).rejects.toMatchObject({ code: 'STATEMENT_MAKER_DECIDES' });
    await expect(decide(disputeId, '1')).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
    await takeDispute(as(THIRD), { disputeId });
    await expect(decide(disputeId, '1')).rejects.toMatchObject({ code: 'DISPUTE_UNANSWERED' });
    await answer(disputeId);
    await expect(decide(disputeId, '1', OTHER)).rejects.toMatchObject({ code: 'STATEMENT_MAKER_DECIDES' });
    await expect(decide(disputeId, '10000')).rejects.toMatchObject({
      code: 'DISPUTE_ABOVE_LINE',
      facts: { leftFen: '9999' },
    });
  });

  it('trap 17: is made once, whoever decides twice at once', async () => {
    const tries = await Promise.allSettled([
      decide(disputeId, '5000'),
      decide(disputeId, '9999'),
      decide(disputeId, null),
    ]);
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const made = await sample.owner.query('select count(*)::int as n from credit_note where dispute_id = $1', [
      disputeId,
    ]);
    expect(made.rows[0].n).toBeLessThanOrEqual(1);
  });
});

describe('a credit note', () => {
  const granted = async (month: string, fen: string) => {
    const statementId = await issued(month);
    const { disputeId } = await open(statementId, { amountFen: fen });
    await taken(disputeId);
    const { creditNoteId } = await decide(disputeId, fen);
    return { statementId, disputeId, creditNoteId: creditNoteId ?? '' };
  };

  it('trap 17: is approved by another person, once, under the next number; refused it uses up none', async () => {
    const { disputeId, creditNoteId: mistaken } = await granted('2026-07', '100');
    // Who proposed it never approves it, and takes it back alone: nobody else may be left to refuse it.
    const own = { creditNoteId: mistaken };
    await expect(approveCreditNote(as(THIRD), own)).rejects.toMatchObject({ code: 'NOTE_PROPOSER' });
    expect((await listCreditNotes(as(THIRD), own)).items[0]).toMatchObject({ mayDecide: false, mayRefuse: true });
    expect(await refuseCreditNote(as(THIRD), { ...own, reason: '多填一个零' })).toMatchObject({ state: 'refused' });
    await expect(refuseCreditNote(as(THIRD), { ...own, reason: '再撤' })).rejects.toMatchObject({
      code: 'STATE_CONFLICT',
    });
    expect(await one(disputeId)).toMatchObject({ state: 'taken', decided: null });
    const creditNoteId = (await decide(disputeId, '100')).creditNoteId ?? '';
    // Who issued the statement has no veto.
    const veto = refuseCreditNote(as(OTHER), { creditNoteId, reason: '金额应为 200 分' });
    await expect(veto).rejects.toMatchObject({ code: 'STATEMENT_MAKER_DECIDES' });
    const { items } = await listCreditNotes(as(OTHER), { creditNoteId });
    expect(items[0]).toMatchObject({ mayDecide: true, mayRefuse: false });
    await refuseCreditNote(as(FOURTH), { creditNoteId, reason: '金额应为 200 分' });
    expect(await one(disputeId)).toMatchObject({ state: 'taken', decided: null });
    expect(await toDo('dispute-credit-refused', disputeId)).toBe(1);
    await expect(approveCreditNote(as(OTHER), { creditNoteId })).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
    const again = (await decide(disputeId, '100')).creditNoteId ?? '';
    expect(await toDo('dispute-credit-refused', disputeId)).toBe(0);
    const tries = await Promise.allSettled([1, 2, 3].map(() => approveCreditNote(as(OTHER), { creditNoteId: again })));
    const numbers = tries.flatMap((each) => (each.status === 'fulfilled' ? each.value.number : []));
    expect(numbers).toEqual(['CJ-2026-000002']);
  });

  it('never comes to more than the line was with those before it, also at once', async () => {
    const statementId = await statementOf('2026-07');
    const { amountFen } = await lineOf(statementId);
    const rest = (BigInt(amountFen) - 100n).toString();
    await expect(open(statementId, { amountFen })).rejects.toMatchObject({
      code: 'DISPUTE_ABOVE_LINE',
      facts: { leftFen: rest },
    });
    const { disputeId } = await open(statementId, { amountFen: rest });
    await taken(disputeId);
    const { creditNoteId } = await decide(disputeId, rest);
    await approveCreditNote(as(OTHER), { creditNoteId: creditNoteId ?? '' });
    await expect(open(statementId, { amountFen: '1' })).rejects.toMatchObject({ code: 'LINE_NOT_DISPUTABLE' });
  });

  it('stays as it was approved, and so do its lines and its dispute', async () => {
    const refused = { code: 'ZY002' };
    for (const [table, column] of [
      ['credit_note', 'total_fen = -1'],
      ['dispute', 'amount_fen = 1'],
    ])
      await expect(sample.owner.query(`update ${table} set ${column}`)).rejects.toMatchObject(refused);
    await expect(sample.owner.query('delete from credit_note')).rejects.toMatchObject(refused);
    await expect(sample.owner.query('update credit_note_line set amount_fen = 0')).rejects.toThrow();
    await expect(sample.owner.query('delete from dispute_word')).rejects.toThrow();
  });

  it('has the drafts of later months built anew before they are issued, and is carried where they come to less', async () => {
    const now = '2026-09-04T02:00:00.000Z';
    const { statementId, payableFen } = await draft('2026-08', now);
    const { lines } = await get(statementId, now);
    const carried = lines.filter(({ kind }) => kind === 'credit').map(({ working }) => working);
    expect(carried.map((working) => working.kind === 'credit' && working.number)).toEqual([
      'CJ-2026-000002',
      expect.any(String),
    ]);
    await reviewStatement(as(OTHER, now), { statementId });
    const line = await lineOf(await statementOf('2026-07'), 'annual');
    const statement = await statementOf('2026-07');
    const asked = { statementId: statement, statementLineId: line.id, amountFen: line.amountFen, ...why };
    const { disputeId } = await openDispute(as(OURS), asked);
    await taken(disputeId);
    const { creditNoteId } = await decide(disputeId, line.amountFen);
    await approveCreditNote(as(OTHER), { creditNoteId: creditNoteId ?? '' });
    const issue = issueStatement(as(OTHER, now), { statementId });
    await expect(issue).rejects.toMatchObject({ code: 'STATE_CONFLICT', facts: { state: 'corrections-changed' } });
    const rebuilt = await draft('2026-08', now);
    expect(BigInt(rebuilt.payableFen)).toBeLessThan(BigInt(payableFen));
    expect(BigInt(rebuilt.payableFen)).toBeGreaterThanOrEqual(0n);
  });
});

describe('the operator', () => {
  it('is heard of its own clouds alone, and sees no other disputes', async () => {
    const { disputeId } = await open(await statementOf('2026-04'));
    const elsewhere = {
      ...OPERATOR,
      id: randomUUID(),
      grants: [
        { role: 'platform-engineer', organisationId: SAMPLE.operator, departmentId: null, cloudId: randomUUID() },
      ],
    } as Actor;
    const said = sayInDispute(as(elsewhere), { disputeId, text: '不是我们的云' });
    await expect(said).rejects.toMatchObject({ code: 'NOT_YOURS' });
    const seen = await listDisputes(as(elsewhere), { limit: 100 });
    expect(seen.items.every(({ line }) => line.resource === null)).toBe(true);
    expect(seen.unended).toBe(0);
    expect((await listDisputes(as(OPERATOR), { limit: 100 })).total).toBeGreaterThan(seen.total);
    await withdrawDispute(as(OURS), { disputeId });
  });
});

describe('the clock', () => {
  it('takes up what nobody took in time, tells the authority, and adds nothing when it runs again', async () => {
    const { disputeId } = await open(await statementOf('2026-05'));
    const run = (now: string) => escalateDisputes(sample.as(JOB, now, sample.worker), {});
    expect(await run('2026-08-07T02:00:00.000Z')).toEqual({ raised: 0 });
    expect(await run('2026-08-11T02:00:00.000Z')).toEqual({ raised: 1 });
    expect(await run('2026-08-11T02:00:01.000Z')).toEqual({ raised: 0 });
    expect(await one(disputeId)).toMatchObject({ level: 1 });
    expect(await run('2026-08-21T02:00:00.000Z')).toEqual({ raised: 1 });
    expect(await one(disputeId)).toMatchObject({ level: 2 });
    expect((await listDisputes(as(FINANCE, '2026-08-21T02:00:00.000Z'), { state: 'overdue' })).total).toBe(1);
    expect(await sample.audits('disputes.escalated')).toHaveLength(2);
  });

  it('takes up a credit that nobody decided by its term, once, and lists it', async () => {
    const statementId = await statementOf('2026-04');
    const { disputeId } = await open(statementId, { amountFen: '1' });
    await taken(disputeId);
    const { creditNoteId } = await decide(disputeId, '1');
    const run = (now: string) => escalateNotes(sample.as(JOB, now, sample.worker), {});
    // Five working days after the 6th.
    expect(await run('2026-08-13T15:00:00.000Z')).toEqual({ raised: 0 });
    const waiting = (await listCreditNotes(as(FINANCE), { state: 'proposed' })).total;
    expect(await run('2026-08-13T16:00:00.000Z')).toEqual({ raised: waiting });
    expect(await run('2026-08-14T16:00:00.000Z')).toEqual({ raised: 0 });
    const overdue = await listCreditNotes(as(FINANCE, '2026-08-14T16:00:00.000Z'), { state: 'overdue' });
    expect(overdue.items[0]).toMatchObject({ id: creditNoteId, overdue: true, decideBy: '2026-08-13T16:00:00.000Z' });
    await approveCreditNote(as(OTHER), { creditNoteId: creditNoteId ?? '' });
  });

  it('rejected, it ends, and the line stands', async () => {
    const { items } = await listDisputes(as(FINANCE), { statementId: await statementOf('2026-05') });
    const disputeId = items[0]?.id ?? '';
    await taken(disputeId);
    expect(await decide(disputeId, null)).toMatchObject({ state: 'rejected', creditNoteId: null });
    await expect(sayInDispute(as(OPERATOR), { disputeId, text: '补充' })).rejects.toMatchObject({
      code: 'STATE_CONFLICT',
    });
    await expect(sayInDispute(as(THEIRS), { disputeId, text: '补充' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

it('a statement that credits of earlier months pay is disputed like any other', async () => {
  const now = '2026-09-04T02:00:00.000Z';
  const { statementId } = await draft('2026-08', now);
  await releaseStatement(as(OTHER, now), { statementId, why: '冲减金额已核对' });
  await reviewStatement(as(OTHER, now), { statementId });
  await issueStatement(as(OTHER, now), { statementId });
  const { payableFen, lines } = await get(statementId, now);
  const line = lines.find(({ kind }) => kind === 'annual');
  expect(BigInt(payableFen)).toBeLessThan(BigInt(line?.amountFen ?? '0'));
  const asked = { statementId, statementLineId: line?.id ?? '', amountFen: line?.amountFen ?? '', ...why };
  const { disputeId } = await openDispute(as(OURS, now), asked);
  await sayInDispute(as(OPERATOR, now), { disputeId, text: '云商没有异议' });
  await takeDispute(as(THIRD, now), { disputeId });
  const decision = { disputeId, grantedFen: line?.amountFen ?? '', reason: '停用单属实' };
  const { creditNoteId } = await decideDispute(as(THIRD, now), decision);
  const done = await approveCreditNote(as(OTHER, now), { creditNoteId: creditNoteId ?? '' });
  expect(done.totalFen).toBe(`-${line?.amountFen}`);
  // What the statement came to is still the most that all its notes take off.
  await expect(openDispute(as(OURS, now), asked)).rejects.toMatchObject({ code: 'LINE_NOT_DISPUTABLE' });
});

/** To-dos of a kind about something that are open, of people who hold finance here. */
const toDo = async (kind: string, objectId: string) =>
  (
    await sample.owner.query(
      'select count(*)::int as n from notice where kind = $1 and object_id = $2 and done_at is null',
      [kind, objectId],
    )
  ).rows[0].n as number;

const statementOf = async (month: string) =>
  (await sample.owner.query('select id from statement where month = $1', [month])).rows[0].id as string;
