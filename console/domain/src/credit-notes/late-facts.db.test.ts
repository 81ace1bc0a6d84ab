import { randomUUID } from 'node:crypto';
import type { Amounts } from '@zhengyun/rulebook/dimension.ts';
import { colleague, JOB, person, SAMPLE, sampleTenants } from '@zhengyun/test/support/sample-tenants.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { signContract } from '../contracts/sign-contract.ts';
import { recordResourceChange } from '../metering/record-resource-change.ts';
import { findDue } from '../rating/find-due.ts';
import { settleMarks } from '../rating/settle-marks.ts';
import { draftMonthToDate } from '../settlement/draft-month-to-date.ts';
import { getStatement } from '../settlement/get-statement.ts';
import { issueStatement } from '../settlement/issue-statement.ts';
import { reviewStatement } from '../settlement/review-statement.ts';
import { adjustLine } from './adjust-line.ts';
import { approveCreditNote } from './approve-credit-note.ts';
import { dismissLateFact } from './dismiss-late-fact.ts';
import { listCreditNotes } from './list-credit-notes.ts';
import { listLateFacts } from './list-late-facts.ts';
import { noteLateFacts } from './note-late-facts.ts';
import { proposeAdjustment } from './propose-adjustment.ts';
import { refuseCreditNote } from './refuse-credit-note.ts';

const FINANCE = person('finance');
const OTHER = colleague('finance');
const LATER = '2026-08-06T02:00:00.000Z';
const reason = { reason: '云商补报变更', reference: '补报单 2026-08-05' };

let sample: Awaited<ReturnType<typeof sampleTenants>>;
let contractId: string;
let statementId: string;
let resourceId: string;
const as = (actor = FINANCE, now = LATER) => sample.as(actor, now);
const change = (kind: 'create' | 'resize' | 'delete', at: string, amounts: Amounts, of = resourceId) =>
  recordResourceChange(sample.as(JOB, at, sample.worker), {
    ...{
      resourceId: of,
      kind,
      at: new Date(at),
      amounts,
      cause: { kind: 'operation', id: randomUUID() },
      instanceUid: 'uid',
    },
  });
const draft = (month: string) => draftMonthToDate(as(), { departmentId: SAMPLE.ours, month });
const issue = async (month: string) => {
  const { statementId: made } = await draft(month);
  await reviewStatement(as(OTHER), { statementId: made });
  await issueStatement(as(OTHER), { statementId: made });
  return made;
};
const look = (month = '2026-03') => noteLateFacts(sample.as(JOB, LATER, sample.worker), { contractId, month });
const found = async () => (await listLateFacts(as(), { statementId })).items;
const told = async () =>
  (await sample.owner.query(`select done_at from notice where kind = 'late-facts-found'`)).rows as {
    done_at: Date | null;
  }[];

beforeAll(async () => {
  sample = await sampleTenants();
  for (const { id } of [FINANCE, OTHER] as { id: string }[])
    await sample.owner.query(
      `insert into role_grant (id, person_id, role, organisation_id, department_id, granted_at) values (gen_random_uuid(), $1, 'finance', $2, null, now())`,
      [id, SAMPLE.government],
    );
  ({ contractId } = await signContract(sample.as(FINANCE, '2026-01-01T00:00:00Z'), {
    ...{ operatorId: SAMPLE.operator, departmentId: SAMPLE.ours, name: '药监局政务云服务合同', annualFen: '1200000' },
    ...{ validFrom: '2025-12-31T16:00:00Z', validTo: '2026-12-31T16:00:00Z' },
  }));
  ({ id: resourceId } = await sample.resource());
  await change('create', '2026-03-01T00:00:00Z', { vcpu: 8n, 'memory-gb': 32n });
  statementId = await issue('2026-03');
});
afterAll(() => sample.drop());

it('finds nothing in an issued month that is as it was, and nothing in one that is not issued', async () => {
  expect(await look()).toEqual({ differenceFen: '0' });
  expect(await look('2026-04')).toEqual({ differenceFen: null });
  expect(await found()).toEqual([]);
});

it('tells finance once of a fact that came after the issue, line by line', async () => {
  await change('resize', '2026-03-16T00:00:00Z', { vcpu: 4n, 'memory-gb': 32n });
  const { differenceFen } = await look();
  expect(BigInt(differenceFen ?? '0')).toBeLessThan(0n);
  await look();
  const [item, ...more] = await found();
  expect(more).toEqual([]);
  expect(item).toMatchObject({ state: 'open', differenceFen });
  expect(item?.lines.map(({ act, sku }) => [act, sku])).toEqual([
    ['reversal', 'vcpu.x86'],
    ['renewed', 'vcpu.x86'],
  ]);
  expect(await told()).toEqual([{ done_at: null }]);
});

it('an adjustment puts it right in the next statement, by a second person, and then nothing is off any more', async () => {
  const [item] = await found();
  const lateFactId = item?.id ?? '';
  const refusedOnce = await proposeAdjustment(as(), { lateFactId, ...reason });
  expect((await told())[0]?.done_at).not.toBeNull();
  await expect(proposeAdjustment(as(), { lateFactId, ...reason })).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
  await refuseCreditNote(as(OTHER), { creditNoteId: refusedOnce.creditNoteId, reason: '依据不足' });
  // Finance is asked again.
  expect((await told()).filter(({ done_at: done }) => done === null)).toHaveLength(1);
  const { creditNoteId, totalFen } = await proposeAdjustment(as(), { lateFactId, ...reason });
  await expect(approveCreditNote(as(), { creditNoteId })).rejects.toMatchObject({ code: 'NOTE_PROPOSER' });
  expect(await approveCreditNote(as(OTHER), { creditNoteId })).toMatchObject({ number: 'TZ-2026-000001' });
  expect((await found())[0]).toMatchObject({ state: 'adjusted' });
  expect(await look()).toEqual({ differenceFen: '0' });
  const { lines } = await getStatement(as(), { statementId: await issue('2026-04') });
  expect(lines.find(({ kind }) => kind === 'adjustment')).toMatchObject({
    ...{ amountFen: totalFen, working: { number: 'TZ-2026-000001', ...reason, carriedFen: '0' } },
  });
  const { items } = await listCreditNotes(as(), { creditNoteId });
  expect(items[0]?.lines.reduce((sum, line) => sum + BigInt(line.amountFen), 0n).toString()).toBe(totalFen);
  // The statement itself stays as it was issued.
  expect((await getStatement(as(), { statementId })).lines.every(({ kind }) => kind !== 'adjustment')).toBe(true);
});

it('what somebody says is left as it is, is not told again until it is another difference', async () => {
  await change('resize', '2026-03-20T00:00:00Z', { vcpu: 6n, 'memory-gb': 32n });
  await look();
  const open = (await found()).find(({ state }) => state === 'open');
  await dismissLateFact(as(), { lateFactId: open?.id ?? '', why: '双方同意下月一并处理' });
  await look();
  expect((await found()).filter(({ state }) => state === 'open')).toEqual([]);
  await change('resize', '2026-03-21T00:00:00Z', { vcpu: 7n, 'memory-gb': 32n });
  await look();
  expect((await found()).filter(({ state }) => state === 'open')).toHaveLength(1);
});

it('one line is adjusted by hand, to what it should have come to, and of no draft', async () => {
  const drafted = await draft('2026-05');
  const lineOf = async (id: string) =>
    (await getStatement(as(), { statementId: id })).lines.find(({ kind }) => kind === 'usage')?.id ?? '';
  const asked = { amountFen: '10000', ...reason };
  const early = adjustLine(as(), {
    ...asked,
    statementId: drafted.statementId,
    statementLineId: await lineOf(drafted.statementId),
  });
  await expect(early).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
  const line = { statementId, statementLineId: await lineOf(statementId) };
  const otherSign = adjustLine(as(), { ...line, ...reason, amountFen: '-1' });
  await expect(otherSign).rejects.toMatchObject({ code: 'INPUT_INVALID', facts: { field: 'amountFen' } });
  const { creditNoteId } = await adjustLine(as(), { ...asked, ...line });
  await expect(adjustLine(as(), { ...asked, ...line })).rejects.toMatchObject({ code: 'NOTHING_TO_ADJUST' });
  // What a second one comes to would be wrong if the first were refused.
  const second = adjustLine(as(), { ...asked, ...line, amountFen: '9000' });
  await expect(second).rejects.toMatchObject({ code: 'NOTE_UNDECIDED', facts: { reference: reason.reference } });
  const { items } = await listCreditNotes(as(), { creditNoteId });
  expect(items[0]?.lines.map(({ act }) => act)).toEqual(['reversal', 'renewed']);
  expect(items[0]?.lines[1]?.amountFen).toBe('10000');
});

it('what somebody granted by hand stays granted, and is no late fact', async () => {
  const before = (await found()).find(({ state }) => state === 'open');
  const { items } = await listCreditNotes(as(), { statementId, state: 'proposed' });
  await approveCreditNote(as(OTHER), { creditNoteId: items[0]?.id ?? '' });
  expect(await look()).toEqual({ differenceFen: before?.differenceFen });
  const after = (await found()).find(({ state }) => state === 'open');
  expect(after?.lines).toEqual(before?.lines);
});

it('a month is held against what is known again when a note of it is decided: what came while it waited was left', async () => {
  const due = async () => {
    const { due: all, marks } = await findDue(sample.as(JOB, LATER, sample.worker), undefined);
    await settleMarks(sample.as(JOB, LATER, sample.worker), { marks: [...marks] });
    return all.some(({ month, marked }) => month === '2026-03' && marked);
  };
  const refuse = (creditNoteId: string) => refuseCreditNote(as(OTHER), { creditNoteId, reason: '依据不足' });
  const approve = (creditNoteId: string) => approveCreditNote(as(OTHER), { creditNoteId });
  for (const [day, decide] of [
    ['22', refuse],
    ['23', approve],
  ] as const) {
    const open = (await found()).find(({ state }) => state === 'open');
    const { creditNoteId } = await proposeAdjustment(as(), { lateFactId: open?.id ?? '', ...reason });
    await change('resize', `2026-03-${day}T00:00:00Z`, { vcpu: BigInt(day), 'memory-gb': 32n });
    await look();
    await due();
    expect(await due()).toBe(false);
    await decide(creditNoteId);
    expect(await due()).toBe(true);
    await look();
  }
  expect((await found()).filter(({ state }) => state === 'open')).toHaveLength(1);
});

it('what came late and has no price is found as that, and as a difference once there is one', async () => {
  const april = async () =>
    (await listLateFacts(as(), { state: 'open' })).items.find(({ statement }) => statement.month === '2026-04');
  const { id } = await sample.resource({ xinchuang: true });
  await change('create', '2026-04-16T00:00:00Z', { vcpu: 2n }, id);
  expect(await look('2026-04')).toEqual({ differenceFen: null });
  await look('2026-04');
  const found = await april();
  expect(found).toMatchObject({
    ...{ state: 'open', differenceFen: '0', lines: [] },
    gap: { sku: 'vcpu.xinchuang', from: '2026-04-16T00:00:00.000Z' },
  });
  await expect(proposeAdjustment(as(), { lateFactId: found?.id ?? '', ...reason })).rejects.toMatchObject({
    ...{ code: 'NO_PRICE', facts: { sku: 'vcpu.xinchuang', resource: found?.gap?.resource } },
  });
  await sample.owner.query(
    `insert into price (version_id, sku, unit, unit_price, rule)
     select version_id, 'vcpu.xinchuang', unit, unit_price, rule from price where version_id = $1 and sku = 'vcpu.x86'`,
    [SAMPLE.priceVersion],
  );
  const { differenceFen } = await look('2026-04');
  expect(BigInt(differenceFen ?? '0')).toBeGreaterThan(0n);
  expect(await april()).toMatchObject({ id: found?.id, gap: null, differenceFen });
});

it('what no statement of its contract took is taken by the contract that follows it, and by no other before', async () => {
  const now = '2027-02-06T02:00:00.000Z';
  const { items } = await listCreditNotes(as(FINANCE, now), { state: 'approved' });
  const left = items.filter(({ leftFen }) => leftFen !== '0').map(({ number }) => number);
  expect(left.length).toBeGreaterThan(0);
  const party = { operatorId: SAMPLE.operator, departmentId: SAMPLE.ours, name: '药监局政务云服务合同（2027）' };
  const term = { annualFen: '120000000', validFrom: '2026-12-31T16:00:00Z', validTo: '2027-12-31T16:00:00Z' };
  await signContract(as(FINANCE, '2026-12-01T00:00:00Z'), { ...party, ...term });
  const { statementId: next } = await draftMonthToDate(as(FINANCE, now), {
    departmentId: SAMPLE.ours,
    month: '2027-01',
  });
  const { lines } = await getStatement(as(FINANCE, now), { statementId: next });
  const taken = lines.flatMap(({ working }) => (working.kind === 'adjustment' ? [working.number] : []));
  expect(taken.toSorted()).toEqual(left.toSorted());
});
