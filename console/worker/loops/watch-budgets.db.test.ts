import { randomUUID } from 'node:crypto';
import { foreseeOrder } from '@zhengyun/domain/budgets/foresee-order.ts';
import { setBudget } from '@zhengyun/domain/budgets/set-budget.ts';
import { signContract } from '@zhengyun/domain/contracts/sign-contract.ts';
import { recordResourceChange } from '@zhengyun/domain/metering/record-resource-change.ts';
import { rateMonth } from '@zhengyun/domain/rating/rate-month.ts';
import { colleague, JOB, person, SAMPLE, sampleTenants } from '@zhengyun/test/support/sample-tenants.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { watchBudgets } from './watch-budgets.ts';

const CREATED = new Date('2026-04-30T16:00:00.000Z');
let sample: Awaited<ReturnType<typeof sampleTenants>>;
beforeAll(async () => {
  sample = await sampleTenants();
  const finance = colleague('finance');
  await sample.owner.query(
    `insert into role_grant (id, person_id, role, organisation_id, granted_at) values ($1, $2, 'finance', $3, '2026-01-01Z')`,
    [randomUUID(), finance.kind === 'person' ? finance.id : '', SAMPLE.government],
  );
  await signContract(sample.as(person('finance'), '2026-01-01T00:00:00Z'), {
    operatorId: SAMPLE.operator,
    departmentId: SAMPLE.ours,
    name: '药监局政务云服务合同',
    validFrom: '2025-12-31T16:00:00Z',
    validTo: '2026-12-31T16:00:00Z',
    annualFen: '1200000',
  });
  const { id: resourceId } = await sample.resource();
  const spec = { item: 'bandwidth', mbps: 10 };
  await sample.owner.query(`update resource set spec = $2, ready_at = $3 where id = $1`, [resourceId, spec, CREATED]);
  await recordResourceChange(sample.as(JOB, CREATED, sample.worker), {
    resourceId,
    kind: 'create',
    at: CREATED,
    amounts: { 'bandwidth-mbps': 10n },
    cause: { kind: 'operation', id: randomUUID() },
    instanceUid: 'uid',
  });
  await rateMonth(sample.as(JOB, '2026-05-31T16:00:00Z', sample.worker), {
    departmentId: SAMPLE.ours,
    month: '2026-05',
  });
});
afterAll(() => sample.drop());

const turn = (at: string) => watchBudgets({ db: sample.worker, now: () => new Date(at) });
const rows = async (text: string) => (await sample.owner.query(text)).rows;
const forecasts = () =>
  rows(`select department_id, month, fen::text, made_at from budget_forecast order by month, made_at`);

it('keeps each department’s forecast of the month once, in its first days alone', async () => {
  await turn('2026-05-04T16:00:00Z');
  expect(await forecasts()).toEqual([]);
  await turn('2026-05-31T16:05:00Z');
  await turn('2026-06-01T16:05:00Z');
  const kept = await forecasts();
  const made_at = new Date('2026-05-31T16:05:00Z');
  expect(kept.map(({ fen: _, ...row }) => row)).toEqual(
    expect.arrayContaining(
      [SAMPLE.ours, SAMPLE.theirs].map((department_id) => ({ department_id, month: '2026-06', made_at })),
    ),
  );
  expect(kept).toHaveLength(2);
  const fenOf = (id: string) => kept.find(({ department_id }) => department_id === id)?.fen;
  // A twelfth of the yearly part and what is held; the other has no history to say anything by.
  expect([fenOf(SAMPLE.ours), fenOf(SAMPLE.theirs)]).toEqual(['163100', null]);
});

it('tells of lines that are reached once, and may hold what a budget has room for', async () => {
  const finance = sample.as(person('finance'), '2026-06-02T00:00:00Z');
  await setBudget(finance, {
    departmentId: SAMPLE.ours,
    year: 2026,
    amountFen: '100000',
    reason: '批复',
    blockNew: true,
  });
  await turn('2026-06-02T00:05:00Z');
  await turn('2026-06-02T06:05:00Z');
  const alerts = `select basis, percent, told from budget_alert order by basis, percent`;
  expect(await rows(alerts)).toEqual([
    { basis: 'forecast', percent: 80, told: false },
    { basis: 'forecast', percent: 100, told: true },
    { basis: 'used', percent: 50, told: true },
  ]);
  const told = await rows(
    `select aspect, due_at is not null as due, done_at from notice where kind = 'budget-alert' order by aspect`,
  );
  expect(told).toEqual(['forecast:100', 'used:50'].map((aspect) => ({ aspect, due: true, done_at: null })));
  const asked = { departmentId: SAMPLE.ours, project: null, fundingSource: null, askedFen: '1' };
  const refusal = await foreseeOrder(sample.as(JOB, '2026-06-02T07:00:00Z', sample.worker), asked);
  expect(refusal).toMatchObject({ code: 'BUDGET_EXCEEDED', facts: { budget: '1000.00', asked: '0.01' } });
});
