import { randomUUID } from 'node:crypto';
import { person, SAMPLE, sampleTenants } from '@zhengyun/test/support/sample-tenants.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getContract } from './get-contract.ts';
import { listContracts } from './list-contracts.ts';
import { signContract } from './sign-contract.ts';

const NOW = '2026-01-05T00:00:00Z';
const TERMS = {
  departmentId: SAMPLE.ours as string,
  operatorId: SAMPLE.operator as string,
  name: '政务云服务合同',
  validFrom: '2025-12-31T16:00:00Z',
  validTo: '2026-12-31T16:00:00Z',
  annualFen: '120000000',
};
let sample: Awaited<ReturnType<typeof sampleTenants>>;
const sign = (over: Partial<Parameters<typeof signContract>[1]> = {}) =>
  signContract(sample.as(person('finance'), NOW), { ...TERMS, ...over });

beforeAll(async () => {
  sample = await sampleTenants();
});
afterAll(() => sample.drop());

describe('signing a contract', () => {
  it('gives it the next number and an audit row', async () => {
    const { contractId, number } = await sign();
    expect(number).toBe('HT-2026-000001');
    expect(await getContract(sample.as(person('finance'), NOW), { contractId })).toMatchObject({
      number,
      annualFen: '120000000',
      department: { name: '药监局' },
      operator: { name: '运营中心' },
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
    const terms = { validFrom: '2030-01-01T00:00:00Z', validTo: '2031-01-01T00:00:00Z' };
    const both = await Promise.allSettled([sign(terms), sign(terms)]);
    expect(both.map((each) => each.status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  it.each([
    ['INPUT_INVALID', { validTo: TERMS.validFrom }],
    ['INPUT_INVALID', { annualFen: '-1' }],
    ['INPUT_INVALID', { slaPolicy: 'no such table' }],
    ['NOT_FOUND', { departmentId: randomUUID() }],
    ['NOT_FOUND', { operatorId: SAMPLE.government }],
  ])('is refused with %s as %o', async (code, over) => {
    await expect(sign(over)).rejects.toMatchObject({ code });
  });

  it('is for finance alone', async () => {
    const attempt = signContract(sample.as(person('authority-approver'), NOW), TERMS);
    await expect(attempt).rejects.toMatchObject({ code: 'ROLE_MISSING' });
    expect((await sample.audits('contracts.signed')).at(-1)).toMatchObject({
      outcome: 'refused',
      code: 'ROLE_MISSING',
    });
  });
});

describe('reading contracts', () => {
  it('shows a department its own and hides another’s', async () => {
    const mine = await listContracts(sample.as(person('applicant', SAMPLE.ours), NOW), {});
    expect(mine.total).toBe(3);
    const contractId = mine.items[0]?.id ?? '';
    const other = sample.as(person('applicant', SAMPLE.theirs), NOW);
    expect(await listContracts(other, {})).toMatchObject({ total: 0, items: [] });
    await expect(getContract(other, { contractId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
