import { randomUUID } from 'node:crypto';
import { costOver } from '@zhengyun/rulebook/lease-term.ts';
import { type SampleProvince, sampleProvince } from '@zhengyun/test/support/sample-province.ts';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordResourceChange } from '../metering/record-resource-change.ts';
import { listNotices } from '../notices/list-notices.ts';
import { rateMonth } from '../rating/rate-month.ts';
import { checkOrder } from '../requests/check-order.ts';
import { endRound } from '../requests/end-round.ts';
import { submitRequest } from '../requests/submit.ts';
import { findSystem } from '../tenancy/find-system.ts';
import { newId } from '../verb/id.ts';
import { answerAlert } from './answer-alert.ts';
import { budgetHistory } from './budget-history.ts';
import { findAlerts } from './find-alerts.ts';
import { findBudgeted } from './find-budgeted.ts';
import { findUnforeseen } from './find-unforeseen.ts';
import { forecastErrors } from './forecast-errors.ts';
import { listAlerts } from './list-alerts.ts';
import { makeForecast } from './make-forecast.ts';
import { raiseAlerts } from './raise-alerts.ts';
import { readBudget } from './read-budget.ts';
import { readOutlook } from './read-outlook.ts';
import type { BudgetStanding } from './schemas.ts';
import { setBudget } from './set-budget.ts';

const PROJECT = '智慧监管';
const LINE = { cloud: 'province', zone: 'extranet', spec: { item: 'bandwidth' as const, mbps: 10 } };
const BEGAN = new Date('2026-10-31T16:00:00Z');

let province: SampleProvince;
let departmentId: string;
let systemId: string;
beforeAll(async () => {
  province = await sampleProvince();
  const system = await findSystem(await province.as('applicant'), { reference: 'drug-supervision' });
  systemId = system.id;
  departmentId = system.department.id;
});
afterAll(() => province.drop());

const set = async (amountFen: string, more: object = {}, who = 'finance') =>
  setBudget(await province.as(who), { departmentId, year: 2026, amountFen, reason: '年初批复', ...more });
const outlook = async (who = 'approver', year?: number) => readOutlook(await province.as(who), { departmentId, year });
const standing = async () => (await readBudget(await province.as('approver'), { departmentId })) as BudgetStanding;
const order = (more: object = {}) => ({
  systemId,
  title: '链路',
  reason: '上云',
  mlpsGrade: 3 as const,
  lines: [LINE],
  ...more,
});
const submit = async (more: object = {}) => submitRequest(await province.as('applicant'), order(more));

/** Delivers an order's lines as of the beginning of November, metered from then on. */
async function deliver(requestId: string): Promise<void> {
  const resources = await province.within(async ({ tx }) => {
    const lines = await tx.selectFrom('order_line').select('resource_id').where('request_id', '=', requestId).execute();
    const ids = lines.map((line) => line.resource_id);
    await tx.updateTable('resource').set({ state: 'active', ready_at: BEGAN }).where('id', 'in', ids).execute();
    await tx.updateTable('order_line').set({ state: 'delivered' }).where('request_id', '=', requestId).execute();
    await tx.updateTable('request').set({ state: 'delivered' }).where('id', '=', requestId).execute();
    return ids;
  });
  for (const resourceId of resources)
    await recordResourceChange(province.job(), {
      resourceId,
      kind: 'create',
      at: BEGAN,
      amounts: { 'bandwidth-mbps': 10n },
      cause: { kind: 'operation', id: randomUUID() },
      instanceUid: 'uid',
    });
}

describe('what a year is to come to', () => {
  it('is unknown while nothing is rated, and says so', async () => {
    const { forecast, months } = await outlook();
    expect(forecast).toMatchObject({ fen: null, why: 'short-history', lowFen: null, paceOf: null });
    expect(months).toHaveLength(12);
    expect((await outlook('approver', 2027)).forecast.why).toBe('not-begun');
  });

  it('is the sum of its months, and commits what the year’s standing does, to the fen', async () => {
    const { requestId } = await submit({ project: PROJECT, fundingSource: 'special-fund' });
    await deliver(requestId);
    await submit();
    await rateMonth(province.job(), { departmentId, month: '2026-11' });
    const { forecast, months, whole } = await outlook();
    const total = (key: 'committedFen' | 'forecastFen') =>
      months.reduce((sum, each) => sum + BigInt(each[key] ?? 'x'), 0n);
    expect(forecast).toMatchObject({ why: null, paceOf: '2026-11' });
    expect(total('forecastFen')).toBe(BigInt(forecast.fen ?? 'x'));
    expect(total('committedFen')).toBe(BigInt(whole.committedFen ?? 'x'));
    expect(whole).toEqual(await standing());
    const { usedFen, fen, lowFen, highFen, judgedMonths, neededMonths } = forecast;
    expect(BigInt(usedFen)).toBeGreaterThan(0n);
    expect(BigInt(fen ?? '0')).toBe(BigInt(whole.committedFen ?? 0) + BigInt(whole.waitingFen));
    expect({ lowFen, highFen, judgedMonths, neededMonths }).toEqual({
      lowFen: null,
      highFen: null,
      judgedMonths: 0,
      neededMonths: 3,
    });
  });

  it('tells a project’s part of it by what was ordered for it', async () => {
    const { projects, whole } = await outlook();
    const [project] = projects;
    expect(projects).toHaveLength(1);
    expect(project).toMatchObject({
      project: PROJECT,
      fundingSource: null,
      budgetFen: null,
      state: 'unset',
      waitingFen: '0',
    });
    expect(BigInt(project?.usedFen ?? '0')).toBeGreaterThan(0n);
    // Everything in use was ordered for it, and the contract's yearly part is nobody's.
    expect(BigInt(project?.committedFen ?? 'x')).toBeLessThanOrEqual(BigInt(whole.committedFen ?? 'x'));
  });

  it('is seen by its department and who looks after money', async () => {
    expect((await outlook('finance')).department.id).toBe(departmentId);
    await expect(outlook('applicant2')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(outlook('engineer')).rejects.toMatchObject({ code: 'ROLE_MISSING' });
  });
});

describe('a project’s budget', () => {
  it('is part of a whole that is set, never of more than it', async () => {
    await expect(set('100', { project: PROJECT })).rejects.toMatchObject({ code: 'BUDGET_NOT_SET' });
    await set('900000000');
    expect(await set('600000000', { project: PROJECT })).toMatchObject({ version: 1 });
    await expect(set('300000001', { project: '数据共享' })).rejects.toMatchObject({
      code: 'BUDGET_PARTS_EXCEED',
      facts: { parts: '9000000.01', whole: '9000000.00', over: '0.01' },
    });
    await expect(set('599999999')).rejects.toMatchObject({ code: 'BUDGET_PARTS_EXCEED' });
    await expect(set('1', { project: PROJECT, fundingSource: 'own-income' })).rejects.toMatchObject({
      code: 'BUDGET_OVERLAPS',
    });
    const [project] = (await outlook()).projects;
    expect(project).toMatchObject({ project: PROJECT, budgetFen: '600000000', state: 'within', version: 1 });
    const asked = { departmentId, year: 2026, project: PROJECT };
    const { versions } = await budgetHistory(await province.as('approver'), asked);
    expect(versions.map(({ amountFen, blockNew }) => [amountFen, blockNew])).toEqual([['600000000', false]]);
  });

  it.each([
    ['a negative amount', { amountFen: '-1' }, 'INPUT_INVALID'],
    ['an amount with a point', { amountFen: '1.5' }, 'INPUT_INVALID'],
    ['a year that no calendar has here', { year: 1999 }, 'INPUT_INVALID'],
    ['a source of money without a project', { fundingSource: 'special-fund' }, 'FUNDING_WITHOUT_PROJECT'],
    ['a source of money that is not in the dictionary', { project: 'a', fundingSource: 'lottery' }, 'INPUT_INVALID'],
    ['a project without a name', { project: '  ' }, 'INPUT_INVALID'],
  ])('is refused with %s', async (_, change, code) => {
    await expect(set('5', change)).rejects.toMatchObject({ code });
  });

  it('set twice at once by what was looked at is set once', async () => {
    const both = await Promise.allSettled([set('910000000', { basedOn: 1 }), set('920000000', { basedOn: 1 })]);
    const refused = both.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
    expect(refused).toMatchObject([{ code: 'STATE_CONFLICT', facts: { state: 'changed-meanwhile' } }]);
    expect((await standing()).version).toBe(2);
    await set('900000000');
  });
});

describe('lines of a budget', () => {
  const raise = async () => {
    const reached = await findAlerts(province.job(), { departmentId });
    if (reached.length > 0) await raiseAlerts(province.job(), { departmentId });
    return reached.map(({ basis, percent, budget }) => `${budget.project ?? ''} ${basis} ${percent}`);
  };
  const notices = async (who = 'finance') => {
    const { items } = await listNotices(await province.as(who), { show: 'all', limit: 50 });
    return items.filter(({ kind }) => kind === 'budget-alert');
  };
  const alerts = async () => (await listAlerts(await province.as('approver'), { departmentId })).items;

  it('that are reached are told once for a version, the highest alone, with by when to answer', async () => {
    expect(await findBudgeted(province.job(), undefined)).toEqual([departmentId]);
    const { forecast } = await outlook();
    await set('0', { project: PROJECT });
    // What is used is 81 % of it.
    const amount = (BigInt(forecast.usedFen) * 100n) / 81n;
    await set(amount.toString());
    expect(await raise()).toEqual([' used 50', ' used 80', ' forecast 80', ' forecast 100']);
    expect(await raise()).toEqual([]);
    expect((await alerts()).map(({ basis, percent, told }) => [basis, percent, told])).toEqual([
      ['forecast', 100, true],
      ['forecast', 80, false],
      ['used', 80, true],
      ['used', 50, false],
    ]);
    const told = await notices();
    expect(told).toHaveLength(2);
    for (const { todo, dueAt, doneAt } of told) expect([todo, dueAt !== null, doneAt]).toEqual([true, true, null]);
    expect((await notices('approver')).length).toBe(2);
    expect(await notices('applicant')).toEqual([]);
  });

  it('are answered once, by finance or the department’s approvers', async () => {
    const [alert] = await alerts();
    const answer = { alertId: alert?.id ?? '', reason: '已安排释放闲置资源' };
    await expect(answerAlert(await province.as('applicant'), answer)).rejects.toMatchObject({ code: 'ROLE_MISSING' });
    await expect(answerAlert(await province.as('approver2'), answer)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await answerAlert(await province.as('approver'), answer);
    await expect(answerAlert(await province.as('finance'), answer)).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
    expect((await alerts())[0]?.answer).toMatchObject({ note: answer.reason });
    expect((await notices()).filter(({ doneAt }) => doneAt === null)).toHaveLength(1);
  });

  it('are watched anew for a new version, and what was told of the old one is done', async () => {
    await set('1');
    expect((await notices()).filter(({ doneAt }) => doneAt === null)).toEqual([]);
    expect(await raise()).toContain(' used 100');
    expect((await alerts()).filter(({ inForce }) => !inForce)).toHaveLength(4);
    await set('900000000');
    for (const change of [
      'update budget_alert set percent = 1',
      'delete from budget_alert',
      'truncate budget_alert cascade',
    ])
      await expect(province.owner.transaction().execute((tx) => sql.raw(change).execute(tx))).rejects.toThrow();
  });
});

describe('the forecast of a month', () => {
  const FIRST = new Date('2026-11-30T17:00:00Z');

  it('is kept once, in the first days of the month, and never changed', async () => {
    expect(await findUnforeseen(province.job(new Date('2026-12-03T16:00:00Z')), undefined)).toEqual([]);
    expect(await findUnforeseen(province.job(FIRST), undefined)).toContain(departmentId);
    const made = await makeForecast(province.job(FIRST), { departmentId });
    expect(made).toMatchObject({ month: '2026-12', made: true });
    expect(await makeForecast(province.job(FIRST), { departmentId })).toMatchObject({ made: false });
    expect(await findUnforeseen(province.job(FIRST), undefined)).not.toContain(departmentId);
    await expect(province.within(({ tx }) => sql`update budget_forecast set fen = 1`.execute(tx))).rejects.toThrow();
  });

  it('is held against what was issued, and its error published with how many months it is of', async () => {
    const errors = async () => forecastErrors(await province.as('approver'), { departmentId });
    const before = await errors();
    const [kept] = before.months;
    expect(before).toMatchObject({ own: { ppm: null, months: 0 }, all: { ppm: null, months: 0, departments: 0 } });
    const forecast = BigInt(kept?.forecastFen ?? 'x');
    await province.within(async ({ tx, ctx }) => {
      const contract = await tx
        .selectFrom('contract')
        .select('id')
        .where('department_id', '=', departmentId)
        .executeTakeFirstOrThrow();
      await tx
        .insertInto('statement')
        .values({
          id: newId(ctx.now),
          number: 'NJ-9998',
          working_number: 'NJ-9998',
          policy_id: 'sample-settlement-2026',
          contract_id: contract.id,
          department_id: departmentId,
          month: '2026-12',
          state: 'drafted',
          as_of: new Date('2026-12-31T16:00:00Z'),
          payable_fen: forecast * 2n,
          working: '{}',
          content_hash: 'a'.repeat(64),
          built_at: ctx.now,
        })
        .execute();
    });
    expect((await errors()).own.months).toBe(0);
    await province.owner.transaction().execute(async (tx) => {
      await sql`select set_config('zhengyun.scope', 'all', true)`.execute(tx);
      await sql`alter table statement disable trigger user`.execute(tx);
      await sql`update statement set number = 'NJS-2026-9998', state = 'issued', issued_at = now(), issued_by = p, reviewed_at = now(), reviewed_by = p
                  from (select id as p from person limit 1) x where working_number = 'NJ-9998'`.execute(tx);
    });
    const after = await errors();
    expect(after.months[0]).toMatchObject({
      month: '2026-12',
      issuedFen: (forecast * 2n).toString(),
      errorPpm: '500000',
    });
    expect(after).toMatchObject({
      own: { ppm: '500000', months: 1 },
      all: { ppm: '500000', months: 1, departments: 1 },
    });
    await province.owner.transaction().execute(async (tx) => {
      await sql`select set_config('zhengyun.scope', 'all', true)`.execute(tx);
      await sql`delete from statement where working_number = 'NJ-9998'`.execute(tx);
      await sql`alter table statement enable trigger user`.execute(tx);
    });
  });
});

describe('a budget that takes nothing beyond itself', () => {
  const asking = async () => {
    const { quote } = await checkOrder(await province.as('applicant'), order());
    return BigInt(quote?.yearEndFen ?? 'x');
  };
  const spoken = async () => {
    const { billedFen, committedFen, waitingFen } = await standing();
    return BigInt(billedFen) + BigInt(committedFen ?? 'x') + BigInt(waitingFen);
  };

  it('takes what fits, and refuses what does not with figures; nothing in use is touched', async () => {
    const fen = await asking();
    const amount = (await spoken()) + fen;
    await set(amount.toString(), { blockNew: true });
    await submit();
    await expect(submit()).rejects.toMatchObject({ code: 'BUDGET_EXCEEDED', facts: { left: '0.00' } });
    const { errors } = await checkOrder(await province.as('applicant'), order());
    expect(errors).toMatchObject([{ row: 0, code: 'BUDGET_EXCEEDED' }]);
    await set('1');
    expect((await standing()).state).toBe('over');
    const active = await province.within(({ tx }) =>
      tx
        .selectFrom('resource')
        .select('id')
        .where('department_id', '=', departmentId)
        .where('state', '=', 'active')
        .execute(),
    );
    expect(active.length).toBeGreaterThan(0);
  });

  it('never takes two at once of which one fits', async () => {
    const { waitingFen } = await standing();
    await set((9n * 10n ** 12n).toString(), { blockNew: false });
    const fen = await asking();
    await set(((await spoken()) + fen).toString(), { blockNew: true });
    const both = await Promise.allSettled([submit(), submit()]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(BigInt((await standing()).waitingFen)).toBe(BigInt(waitingFen) + fen);
  });

  it('is looked at again at the last approval, where what waits beside it does not count', async () => {
    await set((9n * 10n ** 12n).toString(), { blockNew: false });
    const { requestId } = await submit();
    await province.within(async ({ tx }) => {
      await tx.updateTable('request').set({ state: 'joint-review' }).where('id', '=', requestId).execute();
    });
    const fen = await asking();
    const { billedFen, committedFen } = await standing();
    const amount = BigInt(billedFen) + BigInt(committedFen ?? 'x') + fen;
    await set((amount - 1n).toString(), { blockNew: true });
    const approve = () =>
      province.within((scope) => endRound.within(scope, { requestId, outcome: 'approved', reason: null }));
    await expect(approve()).rejects.toMatchObject({ code: 'BUDGET_EXCEEDED', facts: { left: expect.any(String) } });
    await set(amount.toString());
    // By money it fits to the fen, though others wait.
    await expect(approve()).resolves.toMatchObject({ state: 'provisioning' });
  });

  it('of a project stops its orders and no other’s', async () => {
    await set((9n * 10n ** 12n).toString(), { blockNew: false });
    await set('1', { project: PROJECT, blockNew: true });
    await expect(submit({ project: PROJECT })).rejects.toMatchObject({
      code: 'BUDGET_EXCEEDED',
      facts: { project: PROJECT, budget: '0.01' },
    });
    await submit({ project: '数据共享' });
    await submit();
  });

  it('asks of what is decided on in another year what it costs in that year, and of what waits beside it', async () => {
    const [december, january] = [new Date('2026-12-29T02:00:00Z'), new Date('2027-01-06T02:00:00Z')];
    const set2027 = async (fen: bigint, blockNew: boolean) => {
      const budget = { departmentId, year: 2027, amountFen: fen.toString(), blockNew, reason: '新年度批复' };
      await setBudget(await province.as('finance', january), budget);
    };
    await submitRequest(await province.as('applicant', december), order());
    const { requestId } = await submitRequest(await province.as('applicant', december), order());
    const lines = await province.within(async ({ tx }) => {
      await tx.updateTable('request').set({ state: 'joint-review' }).where('id', '=', requestId).execute();
      return tx
        .selectFrom('order_line as l')
        .innerJoin('request as q', 'q.id', 'l.request_id')
        .select(['q.id', 'q.state', 'l.month_fen', 'l.year_end_fen'])
        .where('q.department_id', '=', departmentId)
        .where('l.state', '=', 'open')
        .execute();
    });
    const year = { from: january, to: new Date('2027-12-31T16:00:00Z') };
    const costOf = (rows: typeof lines) => rows.reduce((sum, row) => sum + costOver(row.month_fen, year), 0n);
    const own = lines.filter(({ id }) => id === requestId);
    expect(costOf(own)).toBeGreaterThan(100n * (own[0]?.year_end_fen ?? 0n));
    await set2027(9n * 10n ** 12n, false);
    const seen = (await readBudget(await province.as('approver', january), { departmentId })) as BudgetStanding;
    expect(BigInt(seen.waitingFen)).toBe(costOf(lines));
    const held = BigInt(seen.billedFen) + BigInt(seen.committedFen ?? 'x');
    const amount = held + costOf(own) + costOf(lines.filter(({ state }) => state === 'provisioning'));
    await set2027(amount - 1n, true);
    const approve = () =>
      province.within((scope) => endRound.within(scope, { requestId, outcome: 'approved', reason: null }), january);
    await expect(approve()).rejects.toMatchObject({ code: 'BUDGET_EXCEEDED' });
    await set2027(amount, true);
    await expect(approve()).resolves.toMatchObject({ state: 'provisioning' });
  });
});
