import { randomUUID } from 'node:crypto';
import { colleague, JOB, person, SAMPLE, sampleTenants } from '@zhengyun/test/support/sample-tenants.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordResourceChange } from '../metering/record-resource-change.ts';
import { amendContract } from './amend-contract.ts';
import { beginContract } from './begin-contract.ts';
import { decidePenalty } from './decide-penalty.ts';
import { enterPenalty } from './enter-penalty.ts';
import { findBegun } from './find-begun.ts';
import { findReminders } from './find-reminders.ts';
import { getContract } from './get-contract.ts';
import { listContracts } from './list-contracts.ts';
import { listParties } from './list-parties.ts';
import { contractTermsSchema } from './schemas.ts';
import { signContract } from './sign-contract.ts';
import { withdrawContract } from './withdraw-contract.ts';

const NOW = '2026-01-05T00:00:00Z';
const TERMS = {
  departmentId: SAMPLE.ours as string,
  operatorId: SAMPLE.operator as string,
  name: '政务云服务合同',
  validFrom: '2025-12-31T16:00:00Z',
  validTo: '2026-12-31T16:00:00Z',
  annualFen: '120000000',
};
const HALVES = [
  { dueOn: '2026-03-31', sharePpm: '500000' },
  { dueOn: '2026-10-01', sharePpm: '500000' },
];
let sample: Awaited<ReturnType<typeof sampleTenants>>;
const finance = (now = NOW) => sample.as(person('finance'), now);
const other = (now = NOW) => sample.as(colleague('finance'), now);
const sign = (over: Partial<Parameters<typeof signContract>[1]> = {}) => signContract(finance(), { ...TERMS, ...over });
const read = (contractId: string, now = NOW) => getContract(finance(now), { contractId });
const terms = (over: object = {}) => contractTermsSchema.parse({ annualFen: '120000000', ...over });

/** An issued statement of a month, written as the database has it. */
async function issued(contractId: string, month: string, number: string) {
  const { rows } = await sample.owner.query(
    `select column_name from information_schema.columns where table_name = 'statement' and is_nullable = 'NO' and column_default is null`,
  );
  const values: Record<string, unknown> = {
    id: randomUUID(),
    number,
    contract_id: contractId,
    department_id: SAMPLE.ours,
    month,
    state: 'issued',
    as_of: NOW,
    payable_fen: 0,
    working: '{}',
    content_hash: 'a'.repeat(64),
    built_at: NOW,
    issued_at: NOW,
    issued_by: (person('finance') as { id: string }).id,
    working_number: `NJ-${number}`,
    policy_id: 'sample',
  };
  const known = new Set(rows.map(({ column_name: name }) => name as string));
  const columns = Object.keys(values).filter((name) => known.has(name) || name.startsWith('issued_'));
  await sample.owner.query(
    `insert into statement (${columns.join(', ')}) values (${columns.map((_, index) => `$${index + 1}`).join(', ')})`,
    columns.map((name) => values[name]),
  );
}

beforeAll(async () => {
  sample = await sampleTenants();
});
afterAll(() => sample.drop());

describe('signing a contract', () => {
  it('gives it the next number, its first version of terms and an audit row', async () => {
    const { contractId, number } = await sign({ authorityId: SAMPLE.authority, supervisorId: SAMPLE.authority });
    expect(number).toBe('HT-2026-000001');
    expect(await read(contractId)).toMatchObject({
      number,
      state: 'in-force',
      annualFen: '120000000',
      byInstalments: false,
      department: { name: '药监局' },
      operator: { name: '运营中心' },
      authority: { name: '政数局' },
      versions: [{ version: 1, fromMonth: '2026-01', signedBy: '李明', agreement: null }],
      schedule: [],
      yearlyDue: { total: '120000000', settled: '0' },
    });
    expect(await sample.audits('contracts.signed')).toMatchObject([{ outcome: 'done', department_id: SAMPLE.ours }]);
  });

  it('is refused while another is in force at any instant of it', async () => {
    const overlapping = sign({ validFrom: '2026-12-01T00:00:00Z', validTo: '2027-12-31T16:00:00Z' });
    await expect(overlapping).rejects.toMatchObject({ code: 'STATE_CONFLICT', facts: { object: 'HT-2026-000001' } });
  });

  it('may follow the one before without a gap', async () => {
    expect(await sign({ validFrom: '2026-12-31T16:00:00Z', validTo: '2027-12-31T16:00:00Z' })).toMatchObject({
      number: 'HT-2026-000002',
    });
  });

  it('twice at once signs one', async () => {
    const at = { validFrom: '2030-01-01T00:00:00Z', validTo: '2031-01-01T00:00:00Z' };
    const both = await Promise.allSettled([sign(at), sign(at)]);
    expect(both.map((each) => each.status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  it.each([
    ['INPUT_INVALID', { validTo: TERMS.validFrom }],
    ['INPUT_INVALID', { annualFen: '-1' }],
    ['INPUT_INVALID', { slaPolicy: 'no such table' }],
    ['INPUT_INVALID', { coefficientPolicy: 'no such table' }],
    ['INPUT_INVALID', { instalments: [] }],
    ['NOT_FOUND', { departmentId: randomUUID() }],
    ['NOT_FOUND', { operatorId: SAMPLE.government }],
    ['PROVIDER_SUPERVISES', { supervisorId: SAMPLE.operator }],
  ])('is refused with %s as %o', async (code, over) => {
    await expect(sign(over as never)).rejects.toMatchObject({ code });
  });

  it('with instalments of 120 % is refused with what they come to', async () => {
    const instalments = HALVES.map((each) => ({ ...each, sharePpm: '600000' }));
    const at = { validFrom: '2032-01-01T00:00:00Z', validTo: '2033-01-01T00:00:00Z' };
    const dated = instalments.map(({ sharePpm }, index) => ({ afterMonths: index * 6, sharePpm }));
    const attempt = sign({ ...at, instalments: dated });
    await expect(attempt).rejects.toMatchObject({ code: 'INSTALMENTS_NOT_WHOLE', facts: { percent: '120' } });
  });

  it('is for finance alone', async () => {
    const attempt = signContract(sample.as(person('authority-approver'), NOW), TERMS);
    await expect(attempt).rejects.toMatchObject({ code: 'ROLE_MISSING' });
    expect((await sample.audits('contracts.signed')).at(-1)).toMatchObject({
      outcome: 'refused',
      code: 'ROLE_MISSING',
    });
  });

  it('can’t make the database take a provider that supervises itself', async () => {
    const update = sample.owner.query(
      `update contract set supervisor_id = operator_id where number = 'HT-2026-000001'`,
    );
    await expect(update).rejects.toThrow('provider_supervises_nobody');
  });
});

describe('reading contracts', () => {
  it('shows a department its own and hides another’s', async () => {
    const mine = await listContracts(sample.as(person('applicant', SAMPLE.ours), NOW), {});
    expect(mine.total).toBe(3);
    const contractId = mine.items[0]?.id ?? '';
    const foreign = sample.as(person('applicant', SAMPLE.theirs), NOW);
    expect(await listContracts(foreign, {})).toMatchObject({ total: 0, items: [] });
    await expect(getContract(foreign, { contractId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('finds them by state and by part of number or name, a page at a time', async () => {
    const numbers = async (input: Parameters<typeof listContracts>[1]) =>
      (await listContracts(finance(), input)).items.map(({ number }) => number);
    expect(await numbers({ state: 'in-force' })).toEqual(['HT-2026-000001']);
    expect(await numbers({ state: 'coming' })).toHaveLength(2);
    expect(await numbers({ state: 'ended' })).toEqual([]);
    expect(await numbers({ text: '000002' })).toEqual(['HT-2026-000002']);
    expect(await numbers({ text: '没有' })).toEqual([]);
    const first = await listContracts(finance(), { limit: 2 });
    const second = await listContracts(finance(), { limit: 2, cursor: first.nextCursor });
    expect([first.items.length, second.items.length, second.nextCursor]).toEqual([2, 1, null]);
  });

  it('names who may be party to one', async () => {
    expect(await listParties(finance(), undefined)).toMatchObject({
      departments: [{ name: '教育厅' }, { name: '药监局' }],
      operators: [{ name: '运营中心' }],
      authorities: [{ name: '政数局' }],
    });
  });
});

describe('a contract with instalments', () => {
  let contractId: string;
  beforeAll(async () => {
    const signed = await sign({ departmentId: SAMPLE.theirs, instalments: HALVES, annualFen: '100001' });
    contractId = signed.contractId;
  });

  it('shows when each falls due, by when it is paid, and what is settled of it', async () => {
    const { schedule, yearlyDue } = await read(contractId);
    expect(schedule).toMatchObject([
      { year: 1, dueOn: '2026-03-31', payBy: '2026-03-31', fen: '50001', statement: null },
      { year: 1, dueOn: '2026-10-01', payBy: '2026-10-08', fen: '50000', statement: null },
    ]);
    expect(yearlyDue).toEqual({ total: '100001', settled: '0' });
  });

  it('is told of before it is to be paid, once', async () => {
    const due = async (now: string) =>
      (await findReminders(sample.as(JOB, now), undefined)).filter(({ kind }) => kind === 'instalment-due');
    expect(await due('2026-03-01T02:00:00Z')).toEqual([]);
    const [told] = await due('2026-03-25T02:00:00Z');
    expect(told).toMatchObject({
      about: { kind: 'contract', id: contractId },
      aspect: '2026-03-31',
      facts: { department: '教育厅', day: '2026-03-31', yuan: '500.01' },
      once: true,
    });
  });

  it('is told of before it ends, to those who can sign another', async () => {
    const now = '2026-12-20T02:00:00Z';
    const ending = (await findReminders(sample.as(JOB, now), undefined)).filter(
      ({ kind }) => kind === 'contract-ending',
    );
    // The other department has signed what follows.
    expect(ending.map(({ about, aspect }) => [about.id, aspect])).toEqual([[contractId, '30']]);
  });

  it('is told of where what is signed begins later, until another follows without a gap', async () => {
    const now = '2026-12-20T02:00:00Z';
    const told = async () => {
      const found = await findReminders(sample.as(JOB, now), undefined);
      return found.flatMap(({ kind, about }) => (kind === 'contract-ending' ? [about.id] : []));
    };
    const theirs = { departmentId: SAMPLE.theirs };
    await sign({ ...theirs, validFrom: '2027-12-31T16:00:00Z', validTo: '2028-12-31T16:00:00Z' });
    expect(await told()).toContain(contractId);
    await sign({ ...theirs, validFrom: '2026-12-31T16:00:00Z', validTo: '2027-12-31T16:00:00Z' });
    expect(await told()).not.toContain(contractId);
  });
});

describe('an amendment', () => {
  let contractId: string;
  const amend = (over: Partial<Parameters<typeof amendContract>[1]> = {}) =>
    amendContract(finance('2026-05-05T00:00:00Z'), {
      contractId,
      fromMonth: '2026-06',
      agreement: '补充协议 2026-1',
      reason: '增加资源',
      terms: terms({ annualFen: '240000000', monthCapFen: '30000000' }),
      ...over,
    });
  beforeAll(async () => {
    const [found] = (await listContracts(finance(), { state: 'in-force', departmentId: SAMPLE.ours })).items;
    contractId = found?.id ?? '';
    await issued(contractId, '2026-04', 'JS-2026-009001');
  });

  it('is a version of the terms from its month on; the one before stays', async () => {
    expect(await amend()).toEqual({ contractId, version: 2 });
    const may = await read(contractId, '2026-05-20T00:00:00Z');
    const june = await read(contractId, '2026-06-20T00:00:00Z');
    expect([may.annualFen, june.annualFen]).toEqual(['120000000', '240000000']);
    expect(june.versions.map(({ version, fromMonth, agreement }) => [version, fromMonth, agreement])).toEqual([
      [2, '2026-06', '补充协议 2026-1'],
      [1, '2026-01', null],
    ]);
    expect(june.openFrom).toBe('2026-06');
    expect(await sample.audits('contracts.amended')).toMatchObject([
      { outcome: 'done', detail: { version: 2, fromMonth: '2026-06' } },
    ]);
  });

  it.each([
    ['into an issued month', 'TERMS_OF_ISSUED_MONTH', { fromMonth: '2026-04' }],
    ['before the last one', 'INPUT_INVALID', { fromMonth: '2026-05' }],
    ['after the contract', 'INPUT_INVALID', { fromMonth: '2027-01' }],
    ['to instalments', 'FIELD_FIXED', { terms: terms({ instalments: HALVES }) }],
    ['with a cap below its floor', 'CAP_BELOW_FLOOR', { terms: terms({ yearCapFen: '1', yearFloorFen: '2' }) }],
    ['of no contract', 'NOT_FOUND', { contractId: randomUUID() }],
  ])('is refused %s', async (_, code, over) => {
    await expect(amend(over)).rejects.toMatchObject({ code });
  });

  it('is refused by the database, too, in an issued month, and no version is ever written anew', async () => {
    const into = sample.owner.query(
      `insert into contract_version (id, contract_id, department_id, version, from_month, terms, agreement, reason, signed_at)
       select gen_random_uuid(), contract_id, department_id, 9, '2026-04', terms, 'x', 'x', signed_at from contract_version where version = 2`,
    );
    await expect(into).rejects.toThrow('is issued');
    await expect(sample.owner.query(`update contract_version set terms = '{}'`)).rejects.toThrow();
  });

  it('twice at once makes two versions, one after the other', async () => {
    const both = await Promise.all([amend({ fromMonth: '2026-08' }), amend({ fromMonth: '2026-08' })]);
    expect(both.map(({ version }) => version).toSorted()).toEqual([3, 4]);
  });
});

describe('a penalty', () => {
  let contractId: string;
  const enter = (over: Partial<Parameters<typeof enterPenalty>[1]> = {}, ctx = finance('2026-05-05T00:00:00Z')) =>
    enterPenalty(ctx, {
      contractId,
      month: '2026-05',
      amountFen: '5000',
      cause: '超时未修复',
      evidence: '工单 GD-1',
      ...over,
    });
  const decide = (
    penaltyId: string,
    decision: 'agreed' | 'refused' | 'withdrawn',
    ctx = other('2026-05-06T00:00:00Z'),
  ) => decidePenalty(ctx, { penaltyId, decision, reason: '核实' });
  beforeAll(async () => {
    const [found] = (await listContracts(finance(), { state: 'in-force', departmentId: SAMPLE.ours })).items;
    contractId = found?.id ?? '';
  });

  it('counts once somebody else agrees', async () => {
    const { penaltyId, number } = await enter();
    expect(number).toBe('WY-2026-000001');
    await expect(decide(penaltyId, 'agreed', finance())).rejects.toMatchObject({ code: 'ASKER_RELEASES' });
    await expect(decide(penaltyId, 'withdrawn')).rejects.toMatchObject({ code: 'NOT_YOURS' });
    await decide(penaltyId, 'agreed');
    await expect(decide(penaltyId, 'refused')).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
    const { penalties } = await read(contractId);
    expect(penalties).toMatchObject([
      {
        number,
        month: '2026-05',
        amountFen: '5000',
        ratePpm: null,
        decision: 'agreed',
        entered: { by: '李明', byMe: true },
        decided: { by: '王芳', why: '核实' },
      },
    ]);
    await expect(sample.owner.query(`update contract_penalty set amount_fen = 1`)).rejects.toThrow('never changed');
  });

  it('is decided once when two decide at once', async () => {
    const { penaltyId } = await enter({ amountFen: undefined, ratePpm: '10000' });
    const both = await Promise.allSettled([decide(penaltyId, 'agreed'), decide(penaltyId, 'refused')]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  it.each([
    ['of a month that is settled', 'STATEMENT_ISSUED', { month: '2026-04' }],
    ['of a month to come', 'MONTH_INVALID', { month: '2026-06' }],
    ['of a month outside the contract', 'MONTH_INVALID', { month: '2025-11' }],
    ['without cause', 'INPUT_INVALID', { cause: ' ' }],
    ['without evidence', 'INPUT_INVALID', { evidence: '' }],
    ['of no contract', 'NOT_FOUND', { contractId: randomUUID() }],
  ])('%s is refused', async (_, code, over) => {
    await expect(enter(over)).rejects.toMatchObject({ code });
  });

  it('is not for the operator, nor for the authority of one cloud', async () => {
    await expect(enter({}, sample.as(person('technical-reviewer'), NOW))).rejects.toMatchObject({
      code: 'ROLE_MISSING',
    });
    const authority = person('authority-approver');
    const local = {
      ...authority,
      grants: [
        { role: 'authority-approver', organisationId: SAMPLE.authority, departmentId: null, cloudId: SAMPLE.city },
      ],
    };
    await expect(enter({}, sample.as(local as never, '2026-05-05T00:00:00Z'))).rejects.toMatchObject({
      code: 'CLOUD_NOT_GRANTED',
    });
    expect(await enter({}, sample.as(authority, '2026-05-05T00:00:00Z'))).toMatchObject({ number: 'WY-2026-000003' });
  });
});

describe('a contract that begins with what is delivered', () => {
  it('waits, then runs from the first resource, and keeps others out meanwhile', async () => {
    const from = '2040-01-01T00:00:00Z';
    const { contractId, number } = await sign({
      begins: 'first-delivery',
      validFrom: from,
      validTo: undefined,
      termMonths: 12,
    });
    expect(await read(contractId, '2040-02-01T00:00:00Z')).toMatchObject({
      state: 'waiting',
      validFrom: null,
      validTo: null,
      schedule: [],
      openFrom: null,
    });
    await expect(sign({ validFrom: '2045-01-01T00:00:00Z', validTo: '2046-01-01T00:00:00Z' })).rejects.toMatchObject({
      code: 'STATE_CONFLICT',
      facts: { state: 'contract-waiting', object: number },
    });
    const job = (now: string) => sample.as(JOB, now, sample.worker);
    await expect(beginContract(job('2040-02-01T00:00:00Z'), { contractId })).rejects.toMatchObject({
      code: 'STATE_CONFLICT',
    });
    const { id: resourceId } = await sample.resource();
    const at = new Date('2040-03-10T02:30:15.500Z');
    await recordResourceChange(job(at.toISOString()), {
      resourceId,
      kind: 'create',
      at,
      amounts: { vcpu: 4n },
      cause: { kind: 'operation', id: randomUUID() },
      instanceUid: 'uid',
    });
    expect(await findBegun(job('2040-03-10T03:00:00Z'), undefined)).toEqual([contractId]);
    await beginContract(job('2040-03-10T03:00:00Z'), { contractId });
    expect(await findBegun(job('2040-03-10T04:00:00Z'), undefined)).toEqual([]);
    expect(await read(contractId, '2040-04-01T00:00:00Z')).toMatchObject({
      state: 'in-force',
      validFrom: '2040-03-10T02:30:15.000Z',
      validTo: '2041-03-09T16:00:00.000Z',
    });
    expect(await sign({ validFrom: '2045-01-01T00:00:00Z', validTo: '2046-01-01T00:00:00Z' })).toMatchObject({});
  });

  it('is withdrawn while it waits, with a reason, and then keeps nobody out', async () => {
    const waiting = { begins: 'first-acceptance' as const, validTo: undefined, termMonths: 12 };
    const { contractId, number } = await sign({ ...waiting, validFrom: '2050-01-01T00:00:00Z' });
    const following = { validFrom: '2051-01-01T00:00:00Z', validTo: '2052-01-01T00:00:00Z' };
    await expect(sign(following)).rejects.toMatchObject({ code: 'STATE_CONFLICT', facts: { object: number } });
    const withdraw = (reason = '采购终止', ctx = other()) => withdrawContract(ctx, { contractId, reason });
    await expect(withdraw('采购终止', sample.as(person('authority-approver'), NOW))).rejects.toMatchObject({
      code: 'ROLE_MISSING',
    });
    await expect(withdraw(' ')).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    await withdraw();
    expect(await read(contractId)).toMatchObject({
      state: 'withdrawn',
      validFrom: null,
      openFrom: null,
      withdrawn: { by: expect.any(String), at: '2026-01-05T00:00:00.000Z', why: '采购终止' },
    });
    expect((await sample.audits('contracts.withdrawn')).at(-1)).toMatchObject({
      outcome: 'done',
      department_id: SAMPLE.ours,
      detail: { number, reason: '采购终止' },
    });
    await expect(withdraw()).rejects.toMatchObject({ code: 'STATE_CONFLICT', facts: { state: 'withdrawn' } });
    expect((await listContracts(finance(), { state: 'waiting' })).items).toEqual([]);
    expect((await listContracts(finance(), { state: 'withdrawn' })).items).toMatchObject([{ number }]);
    // What it waited for no longer begins it, and the database keeps it withdrawn.
    await sample.request({ state: 'accepted', acceptBy: '2050-02-01T00:00:00Z' });
    await sample.owner.query(`update request set accepted_at = '2050-02-01T00:00:00Z'`);
    expect(await findBegun(sample.as(JOB, '2050-03-01T00:00:00Z'), undefined)).toEqual([]);
    await expect(beginContract(sample.as(JOB, '2050-03-01T00:00:00Z'), { contractId })).rejects.toMatchObject({
      code: 'STATE_CONFLICT',
    });
    await expect(
      sample.owner.query(`update contract set withdrawn_at = null where number = $1`, [number]),
    ).rejects.toMatchObject({ code: 'ZY002' });
    expect(await sign(following)).toMatchObject({ number: expect.any(String) });
  });

  it('that has begun, or is of a fixed term, is not withdrawn', async () => {
    const { items } = await listContracts(finance(), { limit: 200 });
    for (const { id, state } of items.filter((each) => each.state !== 'withdrawn'))
      await expect(withdrawContract(other(), { contractId: id, reason: '误登' }), state).rejects.toMatchObject({
        code: 'STATE_CONFLICT',
      });
  });
});
