import { beginningOfDay } from '@zhengyun/rulebook/calendar.ts';
import { describe, expect, it } from 'vitest';
import { faultOfAmendment, openFrom } from './amendment-rules.ts';
import { faultOfParties } from './party-rules.ts';
import { reminderOf } from './reminder-rules.ts';
import { dueSoon, scheduleOf } from './schedule-rules.ts';
import { contractTermsSchema, enterPenaltySchema, signContractSchema } from './schemas.ts';
import { faultOfTerms, parseTerms, termsVersion } from './terms-rules.ts';
import { mayOverlap, stateOf, validityFrom } from './validity-rules.ts';

const validity = { from: beginningOfDay('2026-01-01'), to: beginningOfDay('2028-01-01') };
const terms = (over: object = {}) => parseTerms(contractTermsSchema.parse({ annualFen: '1000', ...over }));
const on = (dueOn: string, sharePpm: string) => ({ dueOn, sharePpm });
const fault = (over: object, waits = false) => faultOfTerms(terms(over), { validity, waits });

describe('terms', () => {
  it.each([
    [
      '120 %, as a real tender once had',
      [on('2026-03-01', '600000'), on('2026-09-01', '600000')],
      'INSTALMENTS_NOT_WHOLE',
      { percent: '120' },
    ],
    ['99.99 %', [on('2026-03-01', '999900')], 'INSTALMENTS_NOT_WHOLE', { percent: '99.99' }],
    [
      'out of order',
      [on('2026-09-01', '500000'), on('2026-03-01', '500000')],
      'INSTALMENTS_OUT_OF_ORDER',
      { instalment: 2 },
    ],
    [
      'two on one day',
      [on('2026-09-01', '500000'), { afterMonths: 8, sharePpm: '500000' }],
      'INSTALMENTS_OUT_OF_ORDER',
      { instalment: 2 },
    ],
    ['before the contract', [on('2025-12-31', '1000000')], 'INSTALMENT_NOT_IN_TERM', { instalment: 1 }],
    ['in the second year', [on('2027-01-01', '1000000')], 'INSTALMENT_NOT_IN_TERM', { instalment: 1 }],
  ])('with instalments of %s are refused', (_, instalments, code, facts) => {
    expect(fault({ instalments })).toMatchObject({ code, facts });
  });

  it('with a sound schedule are agreed, by day or by months', () => {
    expect(fault({ instalments: [on('2026-03-31', '300000'), on('2026-12-31', '700000')] })).toBeNull();
    expect(fault({ instalments: [{ afterMonths: 0, sharePpm: '1000000' }] }, true)).toBeNull();
  });

  it.each([
    ['no instalment', { instalments: [] }],
    ['a share of nothing', { instalments: [on('2026-03-01', '0')] }],
    ['a negative share', { instalments: [on('2026-03-01', '-200000')] }],
    ['a share that is no number', { instalments: [on('2026-03-01', 'NaN')] }],
    ['neither a day nor months', { instalments: [{ sharePpm: '1000000' }] }],
    ['a day that is none', { instalments: [on('2026-02-30', '1000000')] }],
    ['a negative yearly part', { annualFen: '-1' }],
    ['a huge one', { annualFen: '1'.repeat(16) }],
    ['no table of coefficients', { coefficientPolicy: 'none' }],
    ['an item that nobody has', { meteredSkus: ['no-such-item'] }],
    ['a negative cap', { monthCapFen: '-5' }],
  ])('are not even read with %s', (_, over) => {
    expect(contractTermsSchema.safeParse(over).success).toBe(false);
  });

  it('with instalments of nothing, or days in a contract whose first day nobody knows, are refused', () => {
    const instalments = [on('2026-03-01', '1000000')];
    expect(fault({ annualFen: '0', instalments })).toMatchObject({
      code: 'INPUT_INVALID',
      facts: { field: 'annualFen' },
    });
    expect(fault({ instalments }, true)).toMatchObject({ facts: { field: 'instalments.0.dueOn' } });
  });

  it.each([
    [{ monthCapFen: '99', monthFloorFen: '100' }],
    [{ yearCapFen: '99', yearFloorFen: '100' }],
    [{ yearCapFen: '1199', monthFloorFen: '100' }],
  ])('with a cap below the floor are refused: %o', (over) => {
    expect(fault(over)).toMatchObject({ code: 'CAP_BELOW_FLOOR' });
  });

  it('with caps at or above floors are agreed', () => {
    expect(fault({ monthCapFen: '100', monthFloorFen: '100', yearCapFen: '1200', yearFloorFen: '1' })).toBeNull();
  });
});

describe('an amendment', () => {
  const version = (number: number, from_month: string, over: object = {}) =>
    termsVersion({ version: number, from_month, terms: contractTermsSchema.parse({ annualFen: '1000', ...over }) });
  const contract = { validity, versions: [version(1, '2026-01')], issued: ['2026-01', '2026-02'] };
  const HALVES = [on('2026-02-01', '500000'), on('2026-11-01', '500000')];

  it('may be from the month after the last issued one', () => {
    expect(openFrom(contract)).toBe('2026-03');
    expect(faultOfAmendment(contract, { fromMonth: '2026-03', terms: terms() })).toBeNull();
    expect(openFrom({ ...contract, versions: [version(1, '2026-01'), version(2, '2026-06')] })).toBe('2026-06');
    expect(openFrom({ ...contract, issued: ['2027-12'] })).toBeNull();
  });

  it.each([
    ['into an issued month', '2026-02', {}, 'TERMS_OF_ISSUED_MONTH'],
    ['before issued months', '2025-12', {}, 'TERMS_OF_ISSUED_MONTH'],
    ['after the contract', '2028-01', {}, 'INPUT_INVALID'],
    ['from spread to instalments', '2026-03', { instalments: HALVES }, 'FIELD_FIXED'],
    ['with terms that are unsound', '2026-03', { monthCapFen: '1', monthFloorFen: '2' }, 'CAP_BELOW_FLOOR'],
  ])('is refused %s', (_, fromMonth, over, code) => {
    expect(faultOfAmendment(contract, { fromMonth, terms: terms(over) })).toMatchObject({ code });
  });

  it('is refused where less would be due than was', () => {
    const paid = { ...contract, versions: [version(1, '2026-01', { instalments: HALVES })] };
    const less = terms({ annualFen: '600', instalments: HALVES });
    expect(faultOfAmendment(paid, { fromMonth: '2026-03', terms: less })).toEqual({
      code: 'AMENDED_BELOW_DUE',
      facts: { due: '5.00', amended: '3.00' },
    });
    const more = terms({ annualFen: '1400', instalments: HALVES });
    expect(faultOfAmendment(paid, { fromMonth: '2026-03', terms: more })).toBeNull();
  });
});

describe('parties', () => {
  const known = [
    { id: 'o', name: '运营中心', kind: 'operator' },
    { id: 's', name: '监管公司', kind: 'supervisor' },
    { id: 'a', name: '政数局', kind: 'authority' },
  ];
  it.each([
    ['a company that supervises', { operatorId: 'o', supervisorId: 's', authorityId: 'a' }, null],
    ['nobody but the provider', { operatorId: 'o', supervisorId: null, authorityId: null }, null],
    ['the provider itself', { operatorId: 'o', supervisorId: 'o', authorityId: null }, 'PROVIDER_SUPERVISES'],
    ['the provider as the authority', { operatorId: 'o', supervisorId: null, authorityId: 'o' }, 'PROVIDER_SUPERVISES'],
    ['a provider that is none', { operatorId: 's', supervisorId: null, authorityId: null }, 'NOT_FOUND'],
    ['an authority that is none', { operatorId: 'o', supervisorId: null, authorityId: 's' }, 'NOT_FOUND'],
  ])('supervised by %s', (_, parties, code) => {
    expect(faultOfParties(parties, known)?.code ?? null).toBe(code);
  });
});

describe('a term', () => {
  const at = new Date('2026-03-10T02:30:15.500Z');
  const term = (begins: string, from: Date, to: Date) => ({
    begins,
    term_months: null,
    valid_from: from,
    valid_to: to,
  });

  it('from what was delivered begins at its second and ends with a day of Shanghai', () => {
    expect(validityFrom(at, 12)).toEqual({ from: new Date('2026-03-10T02:30:15Z'), to: beginningOfDay('2027-03-10') });
  });

  it('that waits may begin at any instant from its first', () => {
    const waiting = term('first-delivery', validity.from, validity.from);
    const later = term('fixed', beginningOfDay('2030-01-01'), beginningOfDay('2031-01-01'));
    const before = term('fixed', beginningOfDay('2025-01-01'), validity.from);
    expect([mayOverlap(waiting, later), mayOverlap(before, waiting), mayOverlap(waiting, waiting)]).toEqual([
      true,
      false,
      true,
    ]);
    expect([stateOf(waiting, at), stateOf(later, at), stateOf(before, at)]).toEqual(['waiting', 'coming', 'ended']);
  });
});

describe('what people are reminded of', () => {
  const contract = { id: 'c', number: 'HT-1', department_id: 'd', department: '药监局', valid_to: validity.to };
  const aspect = (now: string) => reminderOf(contract, { now: beginningOfDay(now), days: [90, 30, 7] })?.aspect ?? null;

  it('is a contract’s end, at each of the days before it', () => {
    expect([
      aspect('2027-10-01'),
      aspect('2027-10-02'),
      aspect('2027-12-01'),
      aspect('2027-12-30'),
      aspect('2028-01-01'),
    ]).toEqual([null, '90', '30', '7', null]);
  });

  it('is an instalment, to be paid by the first working day from its own', () => {
    const parts = {
      validity,
      versions: [
        termsVersion({
          version: 1,
          from_month: '2026-01',
          terms: contractTermsSchema.parse({ annualFen: '1000', instalments: [on('2026-10-01', '1000000')] }),
        }),
      ],
    };
    const none = new Map();
    // The National Day holiday of 2026 lasts to 7 October.
    expect(scheduleOf(parts, none).map(({ dueOn, payBy }) => [dueOn, payBy])[0]).toEqual(['2026-10-01', '2026-10-08']);
    const soon = (now: string, by: string) =>
      dueSoon(parts, { now: beginningOfDay(now), by: beginningOfDay(by), overrides: none }).length;
    expect([
      soon('2026-09-20', '2026-10-07'),
      soon('2026-09-21', '2026-10-08'),
      soon('2026-10-09', '2026-10-30'),
    ]).toEqual([0, 1, 0]);
  });
});

describe('what is sent', () => {
  const ids = {
    departmentId: '01980000-0000-7000-8000-000000000001',
    operatorId: '01980000-0000-7000-8000-000000000002',
  };
  const asked = { ...ids, name: '合同', validFrom: '2026-01-01T00:00:00Z' };
  it.each([
    ['a fixed term without an end', {}],
    ['an end before its start', { validTo: '2025-01-01T00:00:00Z' }],
    ['a fixed term with months', { validTo: '2027-01-01T00:00:00Z', termMonths: 12 }],
    ['a term from delivery with an end', { begins: 'first-delivery', validTo: '2027-01-01T00:00:00Z', termMonths: 12 }],
    ['a term from delivery of no months', { begins: 'first-delivery' }],
  ])('is refused as %s', (_, over) => {
    expect(signContractSchema.safeParse({ ...asked, ...over }).success).toBe(false);
  });

  it.each([
    ['neither a sum nor a rate', {}],
    ['both', { amountFen: '1', ratePpm: '1' }],
    ['more than all of it', { ratePpm: '1000001' }],
    ['a negative sum', { amountFen: '-5' }],
    ['nothing', { amountFen: '0' }],
  ])('as a penalty is refused as %s', (_, over) => {
    const penalty = { contractId: ids.departmentId, month: '2026-05', cause: '超时', evidence: '工单' };
    expect(enterPenaltySchema.safeParse({ ...penalty, ...over }).success).toBe(false);
  });
});
