import { listNotices } from '@zhengyun/domain/notices/list-notices.ts';
import { orderedLines } from '@zhengyun/test/support/ordered-lines.ts';
import { MONDAY, type SampleProvince, sampleProvince } from '@zhengyun/test/support/sample-province.ts';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rateMonth } from '../rating/rate-month.ts';
import { draftMonthToDate } from '../settlement/draft-month-to-date.ts';
import { answerCase } from './answer-case.ts';
import { balanceOf } from './balance-of.ts';
import { closeCase } from './close-case.ts';
import { compareBooks } from './compare-books.ts';
import { escalateCases } from './escalate-cases.ts';
import { importBill } from './import-bill.ts';
import { listBills } from './list-bills.ts';
import { listCases } from './list-cases.ts';
import { listMovements } from './list-movements.ts';
import { moneyChain } from './money-chain.ts';
import { previewBill } from './preview-bill.ts';
import { readBillContent } from './read-bill-content.ts';
import { returnCase } from './return-case.ts';
import { runNightly } from './run-nightly.ts';
import { takeCase } from './take-case.ts';

const MONTH = '2026-11';
let province: SampleProvince;
let flow: Awaited<ReturnType<typeof orderedLines>>;
let [resourceId, number, departmentId, cloudId, operationId, held] = ['', '', '', '', '', ''];
/** So many days after MONDAY, at the same hour. */
const day = (days: number) => new Date(MONDAY.getTime() + days * 86_400_000);
const as = (who: string, days = 1) => province.as(who, day(days));
const night = (days: number) => runNightly(province.job(day(days)), { day: day(days).toISOString().slice(0, 10) });
const cases = async (days = 1, who = 'auditor') => (await listCases(await as(who, days), { limit: 100 })).items;

beforeAll(async () => {
  province = await sampleProvince();
  flow = await orderedLines(province);
  const { requestId, operations } = await flow.approved(1);
  operationId = operations[0] ?? '';
  await flow.delivered(operationId);
  const [line] = (await flow.request(requestId)).lines;
  resourceId = line?.resource.id ?? '';
  await province.within(async ({ tx }) => {
    const found = await tx.selectFrom('resource').selectAll().where('id', '=', resourceId).executeTakeFirstOrThrow();
    [number, departmentId, cloudId] = [found.number, found.department_id, found.cloud_id];
    const change = tx.selectFrom('resource_change').select('amounts').where('resource_id', '=', resourceId);
    held = JSON.stringify((await change.executeTakeFirstOrThrow()).amounts);
    await tx.updateTable('operation').set({ ended_at: MONDAY }).where('id', '=', operationId).execute();
    await tx.updateTable('stack').set({ state: 'deployed' }).where('id', '=', found.stack_id).execute();
  });
});
afterAll(async () => {
  await flow?.end();
  await province?.drop();
});

/** Does to stored rows what no door of the console does. */
const tamper = (text: string) =>
  province.owner.transaction().execute(async (tx) => {
    await sql`select set_config('zhengyun.scope', 'all', true)`.execute(tx);
    await sql`alter table resource_change disable trigger user`.execute(tx);
    await sql.raw(text).execute(tx);
    await sql`alter table resource_change enable trigger user`.execute(tx);
  });
/** The last look at the resource's objects: what it found, each time since MONDAY, and when it was. */
const look = (outcome: 'same' | 'unknown', at: Date) => {
  const reason = outcome === 'same' ? 'null' : `'{"code": "CLUSTER_UNREACHABLE", "facts": {}}'`;
  const when = `'${at.toISOString()}'`;
  return tamper(`insert into drift_check (stack_id, department_id, outcome, reason, checked_at, since, due_at)
    select stack_id, department_id, '${outcome}', ${reason}, ${when}, '${MONDAY.toISOString()}', ${when} from resource where id = '${resourceId}'
    on conflict (stack_id) do update set outcome = excluded.outcome, reason = excluded.reason, checked_at = excluded.checked_at`);
};
const cores = async () => {
  const { rows } = await compareBooks(await as('auditor'), { month: MONTH });
  return rows.find(({ sku }) => sku === 'vcpu.x86');
};
const bill = (...lines: string[]) =>
  Buffer.from(['计费项,数量,金额,资源编号,冲正', ...lines].join('\n')).toString('base64');
const file = (...lines: string[]) => ({ cloudId, month: MONTH, name: '11月.csv', content: bill(...lines) });

describe('the stock balance', () => {
  it('adds up, term by term, and opens into the changes behind it', async () => {
    const balance = await balanceOf(await as('engineer'), { month: MONTH });
    expect(balance).toMatchObject({ balanced: true, faults: 0, differences: 0 });
    const row = balance.rows.find(({ sku }) => sku === 'vcpu.x86');
    expect(row).toMatchObject({ opening: '0', opened: '8', reclaimed: '0', resized: '0', closing: '8', ordered: '8' });
    const { items, total } = await listMovements(await as('finance'), {
      month: MONTH,
      sku: 'vcpu.x86',
      tier: 'municipal',
    });
    expect(total).toBe(1);
    expect(items).toMatchObject([{ kind: 'opened', before: '0', after: '8', resource: { number } }]);
  });

  it('is of months that have begun, and of nobody outside', async () => {
    await expect(balanceOf(await as('finance'), { month: '2027-01' })).rejects.toMatchObject({ code: 'MONTH_INVALID' });
    await expect(balanceOf(await as('applicant'), {})).rejects.toMatchObject({ code: 'ROLE_MISSING' });
    await expect(moneyChain(await as('engineer'), { month: MONTH })).rejects.toMatchObject({ code: 'ROLE_MISSING' });
  });
});

describe('four books beside each other', () => {
  it('never call equal what nobody looked at', async () => {
    expect(await cores()).toMatchObject({
      ...{ orderUnits: '8', meterUnits: '8', clusterUnits: null, unseenUnits: '8', billQuantity: null },
      ...{ meterOrder: 'equal', meterCluster: 'unknown', meterBill: 'unknown' },
    });
  });

  it('are equal once a look found everything as it was carried out', async () => {
    await look('unknown', day(0.9));
    expect(await cores()).toMatchObject({ meterCluster: 'unknown' });
    await look('same', day(0.9));
    expect(await cores()).toMatchObject({ clusterUnits: '8', unseenUnits: '0', meterCluster: 'equal' });
    // A look that is days old says nothing of today.
    const { rows } = await compareBooks(await as('auditor', 4), { month: MONTH });
    expect(rows.find(({ sku }) => sku === 'vcpu.x86')).toMatchObject({ meterCluster: 'unknown' });
  });
});

describe('a vendor’s bill', () => {
  it('is taken in whole or not at all, and told row by row before', async () => {
    const wrong = file('vcpu.x86,-1,2,,', 'cpu,1,1,,', 'vcpu.x86,1,1,ZY-2026-999999,');
    const preview = await previewBill(await as('finance'), wrong);
    expect(preview.errors.map(({ row, problem }) => [row, problem])).toEqual([
      [2, 'negative-corrects-nothing'],
      [3, 'sku-unknown'],
      [4, 'resource-unknown'],
    ]);
    await expect(importBill(await as('finance'), wrong)).rejects.toMatchObject({
      code: 'BILL_ROWS_WRONG',
      facts: { rows: 3 },
    });
    expect((await listBills(await as('finance'), { month: MONTH })).items).toEqual([]);
    await expect(importBill(await as('engineer'), wrong)).rejects.toMatchObject({ code: 'ROLE_MISSING' });
    await expect(importBill(await as('finance'), { ...wrong, month: '2027-01' })).rejects.toMatchObject({
      code: 'MONTH_INVALID',
    });
  });

  it('is held beside the meter, kept as it came, and once whoever sends it again', async () => {
    const own = (await cores())?.meterQuantity ?? '';
    const first = file(`vcpu.x86,${own},308.00,${number},`);
    const preview = await previewBill(await as('finance'), first);
    expect(preview).toMatchObject({ rows: 1, version: 1, errors: [], amountFen: '30800' });
    expect(preview.items.find(({ sku }) => sku === 'vcpu.x86')).toMatchObject({ stand: 'equal' });
    expect(preview.items.find(({ sku }) => sku === 'memory-gb.x86')).toMatchObject({ stand: 'differs' });
    const sent = await Promise.all([importBill(await as('finance'), first), importBill(await as('finance'), first)]);
    expect(sent.map(({ version }) => version)).toEqual([1, 1]);
    expect(sent.map(({ replayed }) => replayed).toSorted()).toEqual([false, true]);
    expect(await cores()).toMatchObject({ billQuantity: own, meterBill: 'equal' });
    await importBill(await as('finance'), file(`vcpu.x86,9,346.5,${number},`));
    expect(await cores()).toMatchObject({ meterBill: 'differs' });
    const { items } = await listBills(await as('auditor'), { month: MONTH });
    expect(items.map(({ version, counts }) => [version, counts])).toEqual([
      [2, true],
      [1, false],
    ]);
    const kept = await readBillContent(await as('auditor'), { billId: items[1]?.id ?? '' });
    expect(kept).toMatchObject({ content: first.content, sha256: items[1]?.sha256 });
    await expect(
      province.within(({ tx }) => sql`update vendor_bill_row set quantity = 1`.execute(tx)),
    ).rejects.toThrow();
  });
});

describe('the night', () => {
  it('opens one case for a difference, however often it runs and by however many', async () => {
    const runs = await Promise.all([night(1), night(1)]);
    expect(runs.map(({ ran }) => ran).toSorted()).toEqual([false, true]);
    const found = await cases();
    // The second bill has more cores than the meter, and no memory and disks at all.
    expect(new Set(found.map(({ code }) => code))).toEqual(new Set(['bill-not-meter']));
    expect(found[0]).toMatchObject({ ownerRole: 'finance', state: 'open', month: MONTH, cloud: { id: cloudId } });
    const told = await listNotices(await as('finance'), { show: 'all' });
    expect(told.items.find(({ kind }) => kind === 'cases-opened')).toMatchObject({
      facts: { count: found.length },
      link: '/reconciliation',
    });
    expect(await night(2)).toMatchObject({ ran: true, opened: 0, gone: 0 });
    expect(await cases(2)).toHaveLength(found.length);
  });

  it('finds a row of the ledger that is lost, there twice, or without an order', async () => {
    await tamper(`insert into resource_change select gen_random_uuid(), resource_id, department_id, kind, at, received_at, amounts, cause_kind,
      gen_random_uuid(), instance_uid from resource_change where resource_id = '${resourceId}'`);
    expect(await balanceOf(await as('finance', 2), { month: MONTH })).toMatchObject({ balanced: false, faults: 2 });
    await tamper(`delete from resource_change where resource_id = '${resourceId}'`);
    const lost = await balanceOf(await as('finance', 2), { month: MONTH });
    expect(lost).toMatchObject({ balanced: false, differences: 1 });
    expect(lost.rows.find(({ sku }) => sku === 'vcpu.x86')).toMatchObject({
      closing: '0',
      ordered: '8',
      balanced: false,
    });
    await look('same', day(2.9));
    await night(3);
    const codes = (await cases(3)).filter(({ code }) => code !== 'bill-not-meter').map(({ code }) => code);
    expect(new Set(codes)).toEqual(new Set(['order-without-resource', 'stock-unbalanced', 'meter-not-cluster']));
    await tamper(`insert into resource_change values (gen_random_uuid(), '${resourceId}', '${departmentId}', 'create', '${MONDAY.toISOString()}',
      '${MONDAY.toISOString()}', '${held}', 'operation', '${operationId}', null)`);
  });

  it('marks what is no longer found as gone, and leaves closing to people', async () => {
    const books = await balanceOf(await as('finance', 4), { month: MONTH });
    expect(books.balanced).toBe(true);
    expect((await night(4)).gone).toBeGreaterThan(0);
    const mended = (await cases(4)).filter(({ code }) => code === 'order-without-resource');
    expect(mended).toMatchObject([{ state: 'open', subject: { label: number } }]);
    expect(mended[0]?.goneAt).not.toBeNull();
  });
});

describe('a case', () => {
  const one = async (code: string, days = 4, who = 'auditor') => {
    const found = (await cases(days, who)).find((each) => each.code === code && each.state !== 'closed');
    if (!found) throw new Error(`there is no case of ${code}`);
    return found;
  };

  it('is taken and answered by its owner, and closed by somebody else', async () => {
    const { id: caseId } = await one('order-without-resource');
    const said = { caseId, answer: '台账补记', evidence: 'CZ 操作记录' };
    await expect(takeCase(await as('finance', 4), { caseId })).rejects.toMatchObject({ code: 'NOT_YOURS' });
    await expect(takeCase(await as('auditor', 4), { caseId })).rejects.toMatchObject({ code: 'ROLE_MISSING' });
    await expect(answerCase(await as('engineer', 4), said)).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
    await takeCase(await as('engineer', 4), { caseId });
    await answerCase(await as('engineer', 4), said);
    await expect(
      closeCase(await as('engineer', 4), { caseId, outcome: 'solved', reason: '已核' }),
    ).rejects.toMatchObject({
      code: 'ROLE_MISSING',
    });
    await returnCase(await as('finance', 4), { caseId, reason: '请附操作编号' });
    expect(await one('order-without-resource')).toMatchObject({
      state: 'taken',
      answer: null,
      returnedReason: '请附操作编号',
    });
    await answerCase(await as('engineer', 4), said);
    await closeCase(await as('finance', 4), { caseId, outcome: 'solved', reason: '台账已补' });
    expect((await cases(4)).find(({ id }) => id === caseId)).toMatchObject({ state: 'closed', outcome: 'solved' });
    const row = (await province.audit('reconciliation.case-closed')).find(({ outcome }) => outcome === 'done');
    expect(row).toMatchObject({ department_id: departmentId, detail: { outcome: 'solved', reason: '台账已补' } });
  });

  it('is never closed by who answered it, nor called solved while it is found', async () => {
    const { id: caseId } = await one('bill-not-meter', 4, 'finance');
    await takeCase(await as('finance', 4), { caseId });
    await answerCase(await as('finance', 4), { caseId, answer: '云商多计', evidence: '账单第 2 行' });
    const close = { caseId, outcome: 'solved' as const, reason: '已核' };
    await expect(closeCase(await as('finance', 4), close)).rejects.toMatchObject({ code: 'CASE_ANSWERER' });
    await expect(closeCase(await as('authority', 4), close)).rejects.toMatchObject({ code: 'CASE_PERSISTS' });
    const explain = { caseId, outcome: 'explained' as const, reason: '下期冲正' };
    for (const until of ['2026-11-26', '2027-12-31'])
      await expect(closeCase(await as('authority', 4), { ...explain, until })).rejects.toMatchObject({
        code: 'INPUT_INVALID',
      });
    await closeCase(await as('authority', 4), { ...explain, until: '2026-12-31' });
    const open = (await cases(5)).filter(({ state }) => state !== 'closed').length;
    expect(await night(5)).toMatchObject({ ran: true, opened: 0 });
    expect((await cases(5)).filter(({ state }) => state !== 'closed')).toHaveLength(open);
  });

  it('goes up once past each of its terms, in working days', async () => {
    const due = (await one('bill-not-meter', 5)).answerBy;
    // Tuesday, three working days on: the end of Friday in Shanghai.
    expect(due).toBe('2026-11-27T16:00:00.000Z');
    const at = (instant: string) => escalateCases(province.job(new Date(instant)), {});
    expect(await at('2026-11-27T15:59:59Z')).toEqual({ raised: 0 });
    const { raised } = await at('2026-11-27T16:00:00Z');
    expect(raised).toBeGreaterThan(0);
    expect(await at('2026-11-27T17:00:00Z')).toEqual({ raised: 0 });
    expect(await one('bill-not-meter', 5)).toMatchObject({ level: 1 });
    const told = await listNotices(await as('authority', 5), { show: 'all' });
    expect(told.items.some(({ kind }) => kind === 'cases-overdue')).toBe(true);
    expect((await listCases(await as('auditor', 5), { state: 'overdue' })).overdue).toBeGreaterThan(0);
  });
});

describe('the chain of money', () => {
  it('is equal at every step over all statements, and names who has none', async () => {
    const none = await moneyChain(await as('finance'), { month: MONTH });
    expect(none).toMatchObject({ statements: 0, equal: false, steps: [], without: [{ id: departmentId }] });
    await draftMonthToDate(await as('finance'), { departmentId, month: MONTH });
    const chain = await moneyChain(await as('auditor'), { month: MONTH });
    expect(chain).toMatchObject({ statements: 1, equal: true, broken: [], without: [] });
    expect(chain.steps.map(({ step, equal }) => [step, equal])).toEqual(
      ['events', 'quantities', 'charges', 'lines', 'payable', 'allocation'].map((step) => [step, true]),
    );
    expect(chain.steps.find(({ step }) => step === 'payable')?.right).toBe(chain.payableFen);
  });

  it('is of the rating that the statement names: one made since stands beside it, and charges nothing twice', async () => {
    const contract = await province.within(({ tx }) =>
      tx.selectFrom('statement').select('contract_id').where('month', '=', MONTH).executeTakeFirstOrThrow(),
    );
    await province.within((scope) => rateMonth.definition.store(scope, { departmentId, month: MONTH }), day(6));
    const { count } = await province.within(({ tx }) =>
      tx
        .selectFrom('rated_month')
        .select((eb) => eb.fn.countAll<bigint>().as('count'))
        .where('month', '=', MONTH)
        .where('contract_id', '=', contract.contract_id)
        .executeTakeFirstOrThrow(),
    );
    expect(Number(count)).toBe(2);
    expect(await night(7)).toMatchObject({ ran: true });
    expect((await cases(7)).filter(({ code }) => code === 'two-open-intervals')).toEqual([]);
  });
});

describe('what is consumed', () => {
  const traffic = async (days: number) => {
    const { consumed } = await compareBooks(await as('finance', days), { month: MONTH });
    return consumed.find(({ sku }) => sku === 'traffic-gb.x86');
  };

  it('is held against the bill once the month is rated whole, and is unknown until then', async () => {
    await importBill(await as('finance', 8), file('traffic-gb.x86,7,35.00,,'));
    expect(await traffic(8)).toMatchObject({ meterCluster: 'unknown' });
    // The month is over, and what is rated of it ends before.
    expect(await traffic(20)).toMatchObject({ meterQuantity: null, billQuantity: '7.000000000', meterBill: 'unknown' });
    await province.within((scope) => rateMonth.definition.store(scope, { departmentId, month: MONTH }), day(20));
    // Nobody set a price: what was used of it is in no rating.
    expect(await traffic(20)).toMatchObject({ meterQuantity: null, meterBill: 'unknown' });
    await province.within(({ tx }) =>
      sql`insert into price (version_id, sku, unit, unit_price, rule)
        select version_id, 'traffic-gb.x86', 'GB', unit_price, rule from price where sku = 'vcpu.x86'`.execute(tx),
    );
    expect(await traffic(20)).toMatchObject({ meterQuantity: '0.000000000', meterBill: 'differs' });
    await night(20);
    const found = (await cases(20)).filter(({ facts }) => facts.sku === 'traffic-gb.x86');
    expect(found).toMatchObject([{ code: 'bill-not-meter', month: MONTH, facts: { bill: '7.000000000' } }]);
  });
});

describe('a vendor’s bill that comes long after its month', () => {
  const late = (line: string) => ({ cloudId, month: '2026-10', name: '10月.csv', content: bill(line) });
  const ofOctober = async (days: number) =>
    (await cases(days)).filter(({ code, month }) => code === 'bill-not-meter' && month === '2026-10');

  it('is compared the night after, and again until its case is closed', async () => {
    await night(119);
    expect(await ofOctober(119)).toEqual([]);
    const goneBefore = (await cases(119)).filter(({ goneAt }) => goneAt !== null).length;
    await importBill(await as('finance', 120), late('vcpu.x86,9,346.5,,'));
    await night(120);
    expect(await ofOctober(120)).toMatchObject([{ state: 'open', goneAt: null, facts: { sku: 'vcpu.x86' } }]);
    // No bill came since for months: the case is looked at all the same, and is neither doubled nor taken for gone.
    await night(300);
    expect(await ofOctober(300)).toMatchObject([{ goneAt: null }]);
    await importBill(await as('finance', 301), late('vcpu.x86,0,0,,'));
    await night(302);
    const [mended, ...others] = await ofOctober(302);
    expect([mended?.goneAt !== null, others]).toEqual([true, []]);
    // What the nights do not look at any more of other kinds is not said to be gone.
    const gone = (await cases(302)).filter(({ goneAt, month }) => goneAt !== null && month !== '2026-10').length;
    expect(gone).toBe(goneBefore);
  });
});
