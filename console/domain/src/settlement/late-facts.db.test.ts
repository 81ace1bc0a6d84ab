import { randomUUID } from 'node:crypto';
import { colleague, JOB, person, SAMPLE, sampleTenants } from '@zhengyun/test/support/sample-tenants.ts';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { beginContract } from '../contracts/begin-contract.ts';
import { getContract } from '../contracts/get-contract.ts';
import { signContract } from '../contracts/sign-contract.ts';
import { ingestUsage } from '../metering/ingest-usage.ts';
import { recordResourceChange } from '../metering/record-resource-change.ts';
import { beginClosing } from './closing/begin-closing.ts';
import { endClosing } from './closing/end-closing.ts';
import { getPeriod } from './closing/get-period.ts';
import { isClosed } from './closing/is-closed.ts';
import { draftMonthToDate } from './draft-month-to-date.ts';
import { getStatement } from './get-statement.ts';
import { issueStatement } from './issue-statement.ts';
import { reviewStatement } from './review-statement.ts';

const FINANCE = person('finance');
const OTHER = colleague('finance');
const MONTH = '2026-07';
const NOW = '2026-08-06T02:00:00.000Z';
const as = (actor: typeof FINANCE) => sample.as(actor, NOW);

let sample: Awaited<ReturnType<typeof sampleTenants>>;
let resourceId: string;
let number: string;
const terms = { operatorId: SAMPLE.operator, name: '政务云服务合同', annualFen: '1200000' };
const year = { validFrom: '2026-06-30T16:00:00Z', validTo: '2027-06-30T16:00:00Z' };
beforeAll(async () => {
  sample = await sampleTenants();
  await signContract(sample.as(FINANCE, '2026-06-01T00:00:00Z'), { ...terms, ...year, departmentId: SAMPLE.ours });
  for (const sku of ['traffic-gb.x86', 'object-gb-used.x86'])
    await sample.owner.query(
      `insert into price (version_id, sku, unit, unit_price, rule)
       select version_id, $2, unit, unit_price, rule from price where version_id = $1 and sku = 'vcpu.x86' on conflict do nothing`,
      [SAMPLE.priceVersion, sku],
    );
  const host = await sample.resource();
  ({ id: resourceId, number } = host);
  await sample.owner.query('update resource set ready_at = $2 where id = $1', [host.id, '2026-07-01T00:00:00Z']);
  await change(host.id, '2026-07-01T00:00:00Z');
});
afterAll(() => sample.drop());

const change = (id: string, at: string) =>
  recordResourceChange(sample.as(JOB, at, sample.worker), {
    resourceId: id,
    kind: 'create',
    at: new Date(at),
    amounts: { vcpu: 1n },
    cause: { kind: 'operation', id: randomUUID() },
    instanceUid: 'uid',
  });
async function use(dimension: 'egress-gb' | 'object-gb', quantity: string, at = '2026-07-10T00:00:00Z') {
  const events = [{ resourceId, eventId: randomUUID(), dimension, quantity, at }];
  expect((await ingestUsage(sample.as(JOB, NOW, sample.worker), { source: 'meter', events })).refused).toEqual([]);
}
const draft = (departmentId: string = SAMPLE.ours) => draftMonthToDate(as(FINANCE), { departmentId, month: MONTH });

describe('use that comes after the draft', () => {
  it('is reviewed and issued by nobody until the statement is built anew', async () => {
    await use('egress-gb', '500');
    const { statementId } = await draft();
    await use('egress-gb', '300');
    const review = () => reviewStatement(as(OTHER), { statementId });
    await expect(review()).rejects.toMatchObject({ code: 'FACTS_CHANGED', facts: { steps: ['events'] } });
    await draft();
    expect(await review()).toMatchObject({ state: 'reviewed' });
    await use('egress-gb', '1');
    const issue = issueStatement(as(OTHER), { statementId });
    await expect(issue).rejects.toMatchObject({ code: 'FACTS_CHANGED', facts: { steps: ['events'] } });
    expect(await getStatement(as(FINANCE), { statementId })).toMatchObject({ state: 'reviewed' });
  });
});

describe('closing with a meter that was silent', () => {
  it('is refused, and names contract, resource, item and seconds, unless who closes says why', async () => {
    // First heard of on the tenth; its resource is there from the first.
    await use('object-gb', '70');
    await draft();
    await beginClosing(as(FINANCE), { month: MONTH });
    const { blockers, mayClose } = await getPeriod(as(OTHER), { month: MONTH });
    expect(blockers).toEqual([
      {
        kind: 'use-unknown',
        count: 2,
        which: [
          // Traffic was heard on the tenth, and never again: twenty-one days, since the eleventh.
          expect.stringMatching(new RegExp(`^HT-\\S+ ${number} traffic-gb.x86 1814400s 2026-07-11$`)),
          expect.stringMatching(new RegExp(`^HT-\\S+ ${number} object-gb-used.x86 \\d+s$`)),
        ],
      },
    ]);
    expect(mayClose).toBe(true);
    const end = (useUnknownWhy?: string) =>
      endClosing(as(OTHER), { month: MONTH, ...(useUnknownWhy === undefined ? {} : { useUnknownWhy }) });
    await expect(end()).rejects.toMatchObject({
      code: 'PERIOD_BLOCKED',
      facts: { blockers: ['use-unknown'], silent: blockers[0]?.which },
    });
    for (const why of ['', ' ', '长'.repeat(501)])
      await expect(end(why)).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    expect(await end('探针更换，无从补报')).toMatchObject({ state: 'closed' });
    const { rows } = await sample.owner.query(
      `select detail from audit_row where action = 'settlement.period-closed' and outcome = 'done'`,
    );
    expect(rows[0].detail).toMatchObject({ useUnknown: 2, useUnknownWhy: '探针更换，无从补报' });
  });
});

describe('a closed month', () => {
  it('lets a statement that it has and that is not issued be built anew, and issued', async () => {
    const { statementId } = await draft();
    await reviewStatement(as(OTHER), { statementId });
    expect(await issueStatement(as(OTHER), { statementId })).toMatchObject({ state: 'issued' });
    await expect(draft()).rejects.toMatchObject({ code: 'STATEMENT_ISSUED' });
  });

  it('takes no line of a draft onto a statement that is issued', async () => {
    const other = await draftMonthToDate(as(FINANCE), { departmentId: SAMPLE.ours, month: '2026-08' });
    const move = sample.owner.query(
      `update statement_line set ordinal = 99999, statement_id = (select id from statement where issued_at is not null)
       where statement_id = $1`,
      [other.statementId],
    );
    await expect(move).rejects.toMatchObject({ code: 'ZY002' });
    const { rows } = await sample.owner.query(
      `select bool_or(has_table_privilege(r, 'statement_line', 'update')) as may from unnest(array['zy_app', 'zy_worker']) r`,
    );
    expect(rows[0].may).toBe(false);
  });

  it('takes no contract that would be in force in it', async () => {
    const sign = (validFrom: string, validTo: string) =>
      signContract(as(FINANCE), { ...terms, departmentId: SAMPLE.theirs, validFrom, validTo });
    const refused = { code: 'PERIOD_CLOSED', facts: { month: MONTH } };
    await expect(sign(year.validFrom, year.validTo)).rejects.toMatchObject(refused);
    await expect(sign('2026-06-15T00:00:00Z', '2026-06-30T16:00:01Z')).rejects.toMatchObject(refused);
    expect(await sign('2026-06-15T00:00:00Z', '2026-06-30T16:00:00Z')).toMatchObject({ number: expect.any(String) });
  });

  it('lets a contract that waited for what happened in it begin after it', async () => {
    const { contractId } = await signContract(as(FINANCE), {
      ...{ ...terms, departmentId: SAMPLE.theirs, begins: 'first-delivery', termMonths: 12 },
      validFrom: '2026-07-10T00:00:00Z',
    });
    await change((await sample.resource({ department: SAMPLE.theirs })).id, '2026-07-20T00:00:00Z');
    await beginContract(sample.as(JOB, NOW, sample.worker), { contractId });
    expect(await getContract(as(FINANCE), { contractId })).toMatchObject({ validFrom: '2026-07-31T16:00:00.000Z' });
  });
});

describe('a month that is being closed', () => {
  it('is not closed while a first statement of it is being built', async () => {
    await sample.owner.query(
      `insert into accounting_period (month, state, policy_id, begun_at, begun_by) select '2026-06', 'closing', policy_id, begun_at, begun_by from accounting_period where month = $1`,
      [MONTH],
    );
    const client = new pg.Client({ connectionString: sample.database.ownerUrl });
    await client.connect();
    try {
      await client.query('begin');
      await client.query(`set local lock_timeout = '10s'`);
      await client.query(
        `update accounting_period set state = 'closed', closed_at = $1,
        closed_by = (select id from person where id <> begun_by limit 1) where month = '2026-06'`,
        [NOW],
      );
      const asked = isClosed(sample.as(JOB, NOW, sample.worker), { month: '2026-06' });
      const waiting = async () =>
        (await sample.owner.query(`select count(*)::int as n from pg_locks where not granted`)).rows[0].n as number;
      await expect.poll(waiting, { timeout: 10_000 }).toBeGreaterThan(0);
      await client.query('commit');
      expect(await asked).toBe(true);
    } finally {
      await client.end();
    }
  });
});
