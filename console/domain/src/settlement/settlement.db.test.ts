import { randomUUID } from 'node:crypto';
import type { Amounts } from '@zhengyun/rulebook/dimension.ts';
import { colleague, JOB, person, SAMPLE, sampleTenants } from '@zhengyun/test/support/sample-tenants.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signContract } from '../contracts/sign-contract.ts';
import { sheet } from '../evaluation/sheet.ts';
import { recordResourceChange } from '../metering/record-resource-change.ts';
import { addObject } from '../service-levels/add-object.ts';
import { addObserver } from '../service-levels/add-observer.ts';
import { draftMonthToDate } from './draft-month-to-date.ts';
import { getStatement } from './get-statement.ts';
import { issueStatement } from './issue-statement.ts';
import { listStatements } from './list-statements.ts';
import { listUncontracted } from './list-uncontracted.ts';
import { reconcileStatement } from './reconcile-statement.ts';
import { reviewStatement } from './review-statement.ts';

const FINANCE = person('finance');
const OTHER = colleague('finance');
const OURS = person('applicant', SAMPLE.ours);
const THEIRS = person('department-approver', SAMPLE.theirs);
const NOON = '2026-03-16T04:00:00.000Z';
const AFTER = '2026-04-01T00:00:00.000Z';

let sample: Awaited<ReturnType<typeof sampleTenants>>;
const change = (resourceId: string, kind: 'create' | 'resize' | 'delete', at: string, amounts: Amounts) =>
  recordResourceChange(sample.as(JOB, at, sample.worker), {
    resourceId,
    kind,
    at: new Date(at),
    amounts,
    cause: { kind: 'operation', id: randomUUID() },
    instanceUid: 'uid',
  });
const draft = (now: string, month = '2026-03', departmentId: string = SAMPLE.ours) =>
  draftMonthToDate(sample.as(FINANCE, now), { departmentId, month });
const get = (statementId: string, actor = FINANCE) => getStatement(sample.as(actor, AFTER), { statementId });

beforeAll(async () => {
  sample = await sampleTenants();
  const contract = { operatorId: SAMPLE.operator, validFrom: '2025-12-31T16:00:00Z', validTo: '2026-12-31T16:00:00Z' };
  await signContract(sample.as(FINANCE, '2026-01-01T00:00:00Z'), {
    ...contract,
    departmentId: SAMPLE.ours,
    name: '药监局政务云服务合同',
    annualFen: '1000000',
  });
  await addObserver(sample.as(JOB, '2026-01-01T00:00:00Z'), {
    slug: 'authority',
    name: '政数局探针',
    organisationId: SAMPLE.authority,
  });
});
afterAll(() => sample.drop());

describe('the statement of a month', () => {
  it('is drafted to date, every step from events to payable equal', async () => {
    const host = await sample.resource();
    await change(host.id, 'create', '2026-03-05T01:02:03.456Z', { vcpu: 16n, 'memory-gb': 64n });
    await change(host.id, 'resize', '2026-03-09T08:00:00.000Z', { vcpu: 32n, 'memory-gb': 64n });
    const space = await sample.resource({ cloud: SAMPLE.city });
    await change(space.id, 'create', '2026-03-01T00:00:00.000Z', { vcpu: 7n, 'disk-fast-gb': 1_003n });
    await change(space.id, 'delete', '2026-03-10T11:59:59.999Z', {});
    const { statementId, payableFen } = await draft(NOON);
    const statement = await get(statementId);
    expect(statement.reconciliation.map((step) => [step.step, step.equal])).toEqual([
      ['events', true],
      ['quantities', true],
      ['charges', true],
      ['lines', true],
      ['payable', true],
      ['allocation', true],
    ]);
    expect(statement.lines.reduce((sum, line) => sum + BigInt(line.amountFen), 0n).toString()).toBe(payableFen);
    expect(statement.working.tables.map(({ kind, id }) => [kind, id])).toEqual([
      ['deduction', 'sample-sla-2026'],
      ['coefficient', 'sample-coefficient-2026'],
    ]);
    expect(statement).toMatchObject({ state: 'gathering', asOf: NOON, sample: true, month: '2026-03' });
    expect(statement.payableChinese).toMatch(/^人民币.+/);
    const usage = statement.lines.find((line) => line.resource?.id === host.id && line.sku === 'vcpu.x86');
    expect(
      usage?.working.kind === 'usage' &&
        usage.working.charges.map((charge) => [charge.startsAt, charge.endsAt, charge.units]),
    ).toEqual([
      ['2026-03-05T01:02:03.000Z', '2026-03-09T08:00:00.000Z', '16'],
      ['2026-03-09T08:00:00.000Z', NOON, '32'],
    ]);
  });

  it('is rebuilt under the same number, and from the same facts with the same content', async () => {
    const first = await draft(NOON);
    const again = await draft(NOON);
    expect(again).toEqual(first);
    const { total } = await listStatements(sample.as(FINANCE, NOON), { month: '2026-03' });
    expect(total).toBe(1);
  });

  it('takes a share of the yearly fee in whole fen', async () => {
    const { statementId } = await draft(AFTER, '2026-02');
    const annual = (await get(statementId)).lines.find((line) => line.kind === 'annual');
    expect(annual?.amountFen).toBe('83334');
    expect(annual?.working).toMatchObject({ dueBeforeFen: '83333', dueAfterFen: '166667' });
  });

  it('says of a cloud that nobody put under observation that nothing is known', async () => {
    const { statementId } = await draft(NOON);
    const { lines, working } = await get(statementId);
    expect(lines.find((line) => line.key === '3/province')?.working).toMatchObject({
      reason: 'NO_COVERAGE',
      coveragePpm: '0',
      ratePpm: '0',
      minutes: { up: '0', down: '0' },
    });
    expect(working.coefficient).toMatchObject({ value: '1.0000', reason: 'NO_COVERAGE', coveragePpm: '0' });
  });

  it('deducts for measured outage and says what it was measured from', async () => {
    const { objectId } = await addObject(sample.as(JOB, '2026-03-01T00:00:00Z'), {
      cloudId: SAMPLE.province,
      name: '省级云接口',
    });
    const { observerId } = await addObserver(sample.as(JOB, '2026-03-01T00:00:00Z'), {
      slug: 'authority',
      name: '政数局探针',
      organisationId: SAMPLE.authority,
    });
    await sample.owner.query(
      `insert into observation (observer_id, object_id, at, up, latency_ms)
       select $1, $2, timestamptz '2026-03-02T00:00:00Z' + n * interval '1 minute', n % 100 <> 50, 3
       from generate_series(0, 19999) as n`,
      [observerId, objectId],
    );
    const { statementId } = await draft(NOON);
    const statement = await get(statementId);
    const line = statement.lines.find((each) => each.key === '3/province');
    expect(line?.working).toMatchObject({
      reason: 'FROM_TABLE',
      availabilityPpm: '990000',
      ratePpm: '100000',
      minutes: { total: '22320', up: '19800', down: '200', unknown: '2320' },
    });
    expect(BigInt(line?.amountFen ?? '0') < 0n).toBe(true);
    expect(statement.reconciliation.every((step) => step.equal)).toBe(true);
  });

  it('shows a change nobody charged as an unequal step, until it is rebuilt', async () => {
    const { statementId } = await draft(NOON);
    const late = await sample.resource();
    await sample.owner.query(
      `insert into resource_change values ($1, $2, $3, 'create', '2026-03-15Z', '2026-03-15Z', '{"vcpu": "1"}', 'operation', $1, null)`,
      [randomUUID(), late.id, SAMPLE.ours],
    );
    const unequal = (await get(statementId)).reconciliation.filter((step) => !step.equal).map((step) => step.step);
    expect(unequal).toEqual(['events']);
    await draft(NOON);
    expect((await get(statementId)).reconciliation.every((step) => step.equal)).toBe(true);
  });
});

describe('a statement read page by page', () => {
  it('has all its lines, each once and in order, with the head of the whole and the chain apart', async () => {
    const { statementId } = await draft(NOON);
    const whole = await get(statementId);
    expect(whole.lineCount).toBe(whole.lines.length);
    expect(whole.lines.length).toBeGreaterThan(2);
    const read = (part: { after?: number; limit?: number }) =>
      getStatement(sample.as(FINANCE, AFTER), { statementId, ...part });
    const pages = [];
    for (let after = 0; after < whole.lineCount; after += 2) pages.push(await read({ after, limit: 2 }));
    const lines = pages.flatMap((page) => page.lines);
    expect(lines.map(({ id }) => id)).toEqual(whole.lines.map(({ id }) => id));
    for (const { lines: _, reconciliation, ...head } of pages) {
      const { lines: __, reconciliation: chain, ...of } = whole;
      expect({ head, reconciliation }).toEqual({ head: of, reconciliation: [] });
      expect((await reconcileStatement(sample.as(FINANCE, AFTER), { statementId })).steps).toEqual(chain);
    }
    expect((await read({ after: whole.lineCount, limit: 2 })).lines).toEqual([]);
    for (const bad of [{ limit: 0 }, { limit: 501 }, { after: -1, limit: 2 }, { limit: 1.5 }])
      await expect(read(bad), JSON.stringify(bad)).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    const other = sample.as(THEIRS, AFTER);
    await expect(reconcileStatement(other, { statementId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(getStatement(other, { statementId, limit: 2 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('a statement is refused', () => {
  it.each([
    ['MONTH_INVALID', '2026-05', SAMPLE.ours],
    ['MONTH_INVALID', '2026-5', SAMPLE.ours],
    ['NO_CONTRACT', '2026-03', SAMPLE.theirs],
    ['NO_CONTRACT', '2025-11', SAMPLE.ours],
  ])('with %s for %s', async (code, month, department) => {
    await expect(draft(NOON, month, department)).rejects.toMatchObject({ code });
  });

  it('with NO_PRICE where something held has none, and nothing is left half done', async () => {
    const unpriced = await sample.resource({ xinchuang: true });
    await change(unpriced.id, 'create', '2026-07-01T00:00:00.000Z', { vcpu: 1n });
    await expect(draft('2026-07-02T00:00:00.000Z', '2026-07')).rejects.toMatchObject({
      code: 'NO_PRICE',
      facts: { sku: 'vcpu.xinchuang', from: '2026-07-01T00:00:00.000Z' },
    });
    expect((await listStatements(sample.as(FINANCE, NOON), { month: '2026-07' })).total).toBe(0);
    const refused = (await sample.audits('settlement.drafted')).filter((row) => row.outcome === 'refused');
    expect(refused.at(-1)?.code).toBe('NO_PRICE');
  });

  it('to who is not of finance', async () => {
    await expect(
      draftMonthToDate(sample.as(OURS, NOON), { departmentId: SAMPLE.ours, month: '2026-03' }),
    ).rejects.toMatchObject({
      code: 'ROLE_MISSING',
    });
  });
});

describe('reading', () => {
  it('shows a department its own statements and finds none of another’s', async () => {
    const { statementId } = await draft(NOON);
    expect((await get(statementId, OURS)).id).toBe(statementId);
    await expect(get(statementId, THEIRS)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await listStatements(sample.as(THEIRS, NOON), {})).total).toBe(0);
  });
});

/** After the collection wait of March: three working days, of which Qingming takes one away. */
const FROZEN = '2026-04-08T00:00:00.000Z';

describe('issuing', () => {
  const review = (statementId: string, now = FROZEN, actor = OTHER) =>
    reviewStatement(sample.as(actor, now), { statementId });
  const issue = (statementId: string, now = FROZEN, actor = OTHER) =>
    issueStatement(sample.as(actor, now), { statementId });

  it('waits for the end of the month, for the collection wait after it, and for the review', async () => {
    const { statementId } = await draft(NOON);
    await expect(issue(statementId, NOON)).rejects.toMatchObject({ code: 'MONTH_NOT_OVER' });
    expect(await draft(AFTER)).toMatchObject({ state: 'gathering' });
    await expect(review(statementId, AFTER)).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
    await expect(issue(statementId, AFTER)).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
    expect(await draft(FROZEN)).toMatchObject({ statementId, state: 'drafted' });
    await expect(issue(statementId)).rejects.toMatchObject({ code: 'STATE_CONFLICT', facts: { state: 'drafted' } });
  });

  it('waits for a rebuild when a change became known after the draft was made', async () => {
    const { statementId } = await draft(FROZEN);
    await review(statementId);
    const late = await sample.resource();
    await recordResourceChange(sample.as(JOB, '2026-04-08T02:00:00.000Z', sample.worker), {
      resourceId: late.id,
      kind: 'create',
      at: new Date('2026-03-30T00:00:00.000Z'),
      amounts: { vcpu: 2n },
      cause: { kind: 'operation', id: randomUUID() },
      instanceUid: 'uid',
    });
    const attempt = issue(statementId, '2026-04-09T00:00:00.000Z');
    await expect(attempt).rejects.toMatchObject({ code: 'FACTS_CHANGED', facts: { steps: ['events'] } });
    await draft('2026-04-09T00:00:00.000Z');
    await expect(issue(statementId, '2026-04-09T00:00:00.000Z')).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
  });

  it('and reviewing are for another person than who built the draft as it stands', async () => {
    const now = '2026-03-09T00:00:00.000Z';
    const { statementId } = await draft(now, '2026-02');
    await expect(review(statementId, now, FINANCE)).rejects.toMatchObject({ code: 'DRAFTER_ISSUES' });
    for (const column of ['reviewed_by', 'issued_by', 'released_by']) {
      const byHand = sample.owner.query(`update statement set ${column} = drafted_by where id = $1`, [statementId]);
      await expect(byHand, column).rejects.toMatchObject({ code: '23514' });
    }
    await review(statementId, now);
    await expect(issue(statementId, now, FINANCE)).rejects.toMatchObject({ code: 'DRAFTER_ISSUES' });
    await draftMonthToDate(sample.as(OTHER, now), { departmentId: SAMPLE.ours, month: '2026-02' });
    await expect(review(statementId, now)).rejects.toMatchObject({ code: 'DRAFTER_ISSUES' });
    await review(statementId, now, FINANCE);
    expect(await issue(statementId, now, FINANCE)).toMatchObject({ state: 'issued', number: 'JS-2026-000001' });
  });

  it('freezes head, lines and charges for everyone, the database’s owner included', async () => {
    const now = '2026-04-09T00:00:00.000Z';
    const { statementId, number } = await draft(now);
    expect(number).toMatch(/^NJ-HT-2026-\d{6}-2026-03$/);
    await review(statementId, now);
    expect(await issue(statementId, now)).toMatchObject({ state: 'issued', number: 'JS-2026-000002' });
    await expect(draft(AFTER)).rejects.toMatchObject({ code: 'STATEMENT_ISSUED' });
    await expect(issue(statementId, now)).rejects.toMatchObject({ code: 'STATEMENT_ISSUED' });
    for (const statement of [
      `update statement set payable_fen = 0 where id = $1`,
      `update statement set state = 'reviewed', issued_at = null, issued_by = null, number = working_number where id = $1`,
      `update statement set state = 'paid', paid_at = now() where id = $1`,
      `delete from statement where id = $1`,
      `update statement_line set amount_fen = 0 where statement_id = $1`,
      `delete from statement_line where statement_id = $1 and ordinal = 1`,
      `insert into statement_line (id, statement_id, department_id, ordinal, kind, exact, amount_fen, working)
         select gen_random_uuid(), statement_id, department_id, 9999, kind, exact, amount_fen, working from statement_line where statement_id = $1 limit 1`,
      `delete from charge where rating_id = (select rating_id from statement where id = $1)`,
      `delete from rated_item where rating_id = (select rating_id from statement where id = $1)`,
      `update rated_month set amount = 0 where id = (select rating_id from statement where id = $1)`,
      `insert into charge select gen_random_uuid(), department_id, resource_id, sku, unit, price_version_id, unit_price, starts_at, ends_at, units, quantity, amount, rating_id, kind, cloud_id, events
         from charge where rating_id = (select rating_id from statement where id = $1) limit 1`,
    ]) {
      await expect(sample.owner.query(statement, [statementId]), statement).rejects.toThrow();
    }
    const row = (await sample.audits('settlement.issued')).findLast((each) => each.outcome === 'done');
    expect(row).toMatchObject({
      department_id: SAMPLE.ours,
      detail: { number: 'JS-2026-000002', contentHash: (await get(statementId)).contentHash },
    });
  });
});

describe('two drafts of one month at once', () => {
  it('end as one statement', async () => {
    const made = await Promise.all([
      draft('2026-05-02T00:00:00Z', '2026-05'),
      draft('2026-05-02T00:00:00Z', '2026-05'),
    ]);
    expect(made[0]).toEqual(made[1]);
    const { rows } = await sample.owner.query(`select count(*)::int as n from statement where month = '2026-05'`);
    expect(rows[0].n).toBe(1);
  });
});

describe('the evaluation sheet of a month in which the contract begins or ends', () => {
  it('sees the very minutes, clouds and ratings that the statement does', async () => {
    const [host, gone] = [
      await sample.resource({ department: SAMPLE.theirs }),
      await sample.resource({ department: SAMPLE.theirs, cloud: SAMPLE.city }),
    ];
    await change(host.id, 'create', '2026-07-02T00:00:00.000Z', { vcpu: 4n });
    await change(gone.id, 'create', '2026-07-02T00:00:00.000Z', { vcpu: 4n });
    await change(gone.id, 'delete', '2026-07-05T00:00:00.000Z', {});
    for (const [name, from, to] of [
      ['七月上旬', '2026-06-30T16:00:00Z', '2026-07-09T16:00:00Z'],
      ['七月中旬', '2026-07-09T16:00:00Z', '2026-07-19T16:00:00Z'],
    ] as const)
      await signContract(sample.as(FINANCE, '2026-06-01T00:00:00Z'), {
        operatorId: SAMPLE.operator,
        departmentId: SAMPLE.theirs,
        name,
        validFrom: from,
        validTo: to,
        annualFen: '0',
      });
    const now = '2026-08-02T00:00:00.500Z';
    const month = { departmentId: SAMPLE.theirs, month: '2026-07' };
    const { statementId } = await draftMonthToDate(sample.as(FINANCE, now), month);
    const { working, asOf } = await get(statementId);
    const seen = await sheet(sample.as(THEIRS, now), month);
    expect(seen).toMatchObject({ asOf, period: working.period, coefficient: working.coefficient });
    expect(seen.period).toEqual({ from: '2026-07-09T16:00:00.000Z', to: '2026-07-19T16:00:00.000Z' });
    expect(seen.clouds.map(({ cloud }) => cloud.id)).toEqual([SAMPLE.province]);
    const { unknown } = seen.clouds[0]!.minutes;
    expect(unknown).toBe('14400');
  });
});

describe('use that no contract covers', () => {
  it('is listed with resource, interval and amount, and said by the statement of the days that are covered', async () => {
    const host = await sample.resource({ department: SAMPLE.theirs });
    await change(host.id, 'create', '2026-05-04T16:00:00.000Z', { vcpu: 31n });
    await signContract(sample.as(FINANCE, '2026-05-01T00:00:00Z'), {
      operatorId: SAMPLE.operator,
      departmentId: SAMPLE.theirs,
      name: '十天的合同',
      validFrom: '2026-05-09T16:00:00Z',
      validTo: '2026-05-19T16:00:00Z',
      annualFen: '0',
    });
    const uncontracted = async (actor = FINANCE) =>
      (await listUncontracted(sample.as(actor, '2026-06-05T00:00:00Z'), { month: '2026-05' })).items;
    const parts = [
      { from: '2026-05-04T16:00:00.000Z', to: '2026-05-09T16:00:00.000Z', amount: '192.500000000000000', unpriced: [] },
      { from: '2026-05-19T16:00:00.000Z', to: '2026-05-31T16:00:00.000Z', amount: '462.000000000000000', unpriced: [] },
    ];
    const shown = parts.map((part) => ({ ...part, department: { id: SAMPLE.theirs, name: '教育厅' }, resource: host }));
    expect(await uncontracted()).toEqual(shown);
    expect(await uncontracted(person('authority-approver'))).toEqual(shown);
    await expect(uncontracted(THEIRS)).rejects.toMatchObject({ code: 'ROLE_MISSING' });
    const { statementId } = await draft('2026-06-05T00:00:00Z', '2026-05', SAMPLE.theirs);
    const statement = await getStatement(sample.as(THEIRS, AFTER), { statementId });
    expect(statement.working.uncontracted).toEqual(parts.map((part) => ({ ...part, resource: host.number })));
    expect(statement.reconciliation.every((step) => step.equal)).toBe(true);
  });
});
