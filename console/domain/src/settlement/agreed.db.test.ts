import { randomUUID } from 'node:crypto';
import { exactOfFen, parseExact } from '@zhengyun/rulebook/money.ts';
import { colleague, JOB, person, SAMPLE, sampleTenants } from '@zhengyun/test/support/sample-tenants.ts';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { amendContract } from '../contracts/amend-contract.ts';
import { decidePenalty } from '../contracts/decide-penalty.ts';
import { enterPenalty } from '../contracts/enter-penalty.ts';
import { getContract } from '../contracts/get-contract.ts';
import { contractTermsSchema } from '../contracts/schemas.ts';
import { signContract } from '../contracts/sign-contract.ts';
import { recordResourceChange } from '../metering/record-resource-change.ts';
import { requireAgreed } from './agreed-store.ts';
import { draftMonthToDate } from './draft-month-to-date.ts';
import { getStatement } from './get-statement.ts';

const AFTER = '2026-04-02T00:00:00.000Z';
const TERMS = {
  annualFen: '1000000',
  instalments: [
    { dueOn: '2026-03-31', sharePpm: '300000' },
    { dueOn: '2026-12-31', sharePpm: '700000' },
  ],
  meteredSkus: ['vcpu.x86' as const],
};
let sample: Awaited<ReturnType<typeof sampleTenants>>;
let contractId: string;
const finance = (now = AFTER) => sample.as(person('finance'), now);
const draft = async (month = '2026-03', now = AFTER) => {
  const { statementId } = await draftMonthToDate(finance(now), { departmentId: SAMPLE.ours, month });
  return getStatement(finance(now), { statementId });
};
const linesOf = ({ lines }: Awaited<ReturnType<typeof draft>>) =>
  lines.filter(({ kind }) => kind !== 'usage' && kind !== 'deduction').map(({ kind, amountFen }) => [kind, amountFen]);
/** Whether the statement may go on to be issued. */
const check = async (statementId: string) => {
  const ctx = sample.as(JOB, AFTER, sample.worker);
  return sample.worker.transaction().execute(async (tx) => {
    await sql`select set_config('zhengyun.scope', 'all', true)`.execute(tx);
    const row = await tx.selectFrom('statement').selectAll().where('id', '=', statementId).executeTakeFirstOrThrow();
    await requireAgreed({ ctx, tx }, row);
  });
};

beforeAll(async () => {
  sample = await sampleTenants();
  ({ contractId } = await signContract(finance('2026-01-01T00:00:00Z'), {
    departmentId: SAMPLE.ours,
    operatorId: SAMPLE.operator,
    name: '药监局政务云服务合同',
    validFrom: '2025-12-31T16:00:00Z',
    validTo: '2026-12-31T16:00:00Z',
    ...TERMS,
  }));
  const { id: resourceId } = await sample.resource();
  const at = new Date('2026-03-01T00:00:00.000Z');
  await recordResourceChange(sample.as(JOB, at, sample.worker), {
    resourceId,
    kind: 'create',
    at,
    amounts: { vcpu: 10n, 'memory-gb': 40n },
    cause: { kind: 'operation', id: randomUUID() },
    instanceUid: 'uid',
  });
});
afterAll(() => sample.drop());

describe('a statement of a contract', () => {
  it('has the instalments that fall due, and takes off what is in the yearly part; every step is equal', async () => {
    const march = await draft();
    const memory = march.lines.find(({ sku, kind }) => sku === 'memory-gb.x86' && kind === 'usage');
    const included = march.lines.find(({ kind }) => kind === 'included');
    expect(included?.exact).toBe(`-${memory?.exact}`);
    expect(march.lines.find(({ kind }) => kind === 'annual')).toMatchObject({
      amountFen: '300000',
      working: { instalments: [{ dueOn: '2026-03-31', fen: '300000' }], version: 1 },
    });
    expect(march.reconciliation.every(({ equal }) => equal)).toBe(true);
    const february = await draft('2026-02');
    expect(linesOf(february)).toEqual([['coefficient', '0']]);
    const { schedule } = await getContract(finance(), { contractId });
    expect(schedule[0]).toMatchObject({
      dueOn: '2026-03-31',
      fen: '300000',
      statement: { id: march.id, issued: false },
    });
  });

  it('takes a penalty off last once two agreed, and can’t be issued before', async () => {
    const before = await draft();
    await check(before.id);
    const entered = await enterPenalty(finance(), {
      contractId,
      month: '2026-03',
      amountFen: '12345',
      cause: '超时未修复',
      evidence: '工单 GD-1',
    });
    await expect(check(before.id)).rejects.toMatchObject({ code: 'STATE_CONFLICT', facts: { state: 'penalty-open' } });
    const other = sample.as(colleague('finance'), AFTER);
    await decidePenalty(other, { penaltyId: entered.penaltyId, decision: 'agreed', reason: '核实' });
    await expect(check(before.id)).rejects.toMatchObject({ facts: { state: 'contract-changed' } });
    const after = await draft();
    await check(after.id);
    expect(after.lines.at(-1)).toMatchObject({
      kind: 'penalty',
      amountFen: '-12345',
      working: { cause: '超时未修复' },
    });
    expect(BigInt(before.payableFen) - BigInt(after.payableFen)).toBe(12_345n);
    expect(after.reconciliation.every(({ equal }) => equal)).toBe(true);
  });

  it('goes by the version of its month, with its cap as a line of its own', async () => {
    const march = await draft();
    await amendContract(finance(), {
      contractId,
      fromMonth: '2026-04',
      agreement: '补充协议 1',
      reason: '封顶',
      terms: contractTermsSchema.parse({ ...TERMS, annualFen: '2000000', monthCapFen: '320000', yearFloorFen: '1' }),
    });
    const now = '2026-05-02T00:00:00Z';
    const april = await draft('2026-04', now);
    // 30 % of the raised yearly part less what March had of the old one.
    expect(april.lines.find(({ kind }) => kind === 'annual')).toMatchObject({
      amountFen: '300000',
      working: { version: 2 },
    });
    expect(april.payableFen).toBe('320000');
    expect(april.lines.at(-1)).toMatchObject({ kind: 'cap', working: { span: 'month', boundFen: '320000' } });
    expect((await draft('2026-03', now)).contentHash).toBe(march.contentHash);
    await expect(check(april.id)).rejects.toMatchObject({ facts: { state: 'earlier-month-open' } });
  });

  it('counts the earlier months of a year’s cap in whole fen, as they are paid', async () => {
    await amendContract(finance(), {
      contractId,
      fromMonth: '2026-05',
      agreement: '补充协议 2',
      reason: '年度封顶',
      terms: contractTermsSchema.parse({ ...TERMS, annualFen: '2000000', yearCapFen: '400000' }),
    });
    const now = '2026-06-02T00:00:00Z';
    const march = await draft('2026-03', now);
    const paid = march.lines.filter(({ kind }) => kind !== 'penalty').reduce((sum, l) => sum + BigInt(l.amountFen), 0n);
    const cap = (await draft('2026-05', now)).lines.find(({ kind }) => kind === 'cap');
    const earlier = cap?.working.kind === 'cap' ? cap.working.earlier : [];
    const fee = earlier.find(({ month }) => month === '2026-03')?.fee ?? '';
    expect(exactOfFen(paid)).toBe(parseExact(fee));
    // The case is one only where what was paid is not what it was before rounding.
    const exact = march.lines.filter(({ kind }) => kind !== 'penalty').map((line) => parseExact(line.exact));
    expect(exact.reduce((sum, each) => sum + each, 0n)).not.toBe(parseExact(fee));
  });

  it('counts in a year’s cap what puts right a statement of that year, and none of another year’s', async () => {
    const now = '2026-06-02T00:00:00Z';
    const march = await draft('2026-03', now);
    const feeOfMarch = async () => {
      const cap = (await draft('2026-05', now)).lines.find(({ kind }) => kind === 'cap');
      const earlier = cap?.working.kind === 'cap' ? cap.working.earlier : [];
      return parseExact(earlier.find(({ month }) => month === '2026-03')?.fee ?? '');
    };
    const credit = (key: string, number: string) =>
      sample.owner.query(
        `insert into statement_line select (jsonb_populate_record(l, jsonb_build_object('id', gen_random_uuid(), 'ordinal', 900 + $4,
           'key', $2::text, 'kind', 'credit', 'amount_fen', -5000, 'working', jsonb_build_object('statement', jsonb_build_object('number', $3::text))))).*
           from statement_line l where l.statement_id = $1 and l.kind = 'annual'`,
        [march.id, key, number, Number(key)],
      );
    const before = await feeOfMarch();
    await credit('1', 'JS-2025-000001');
    expect(await feeOfMarch()).toBe(before);
    await credit('2', (await draft('2026-02')).number);
    expect(await feeOfMarch()).toBe(before - exactOfFen(5000n));
  });
});
