import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SKUS } from './dimension.ts';
import { METER_SKUS } from './meters.ts';
import { ORGANISATION_KINDS } from './organisation-kinds.ts';
import {
  familyOfItem,
  subjectOf,
  VOUCHER_BOOKS,
  VOUCHER_FAMILIES,
  VOUCHER_MAPPINGS,
  voucherMappingsSchema,
} from './voucher-policy.ts';

const day = (n: number) => new Date(Date.UTC(2026, 0, 1 + n));
const AT = new Date('2026-03-31T15:59:59.999Z');
const mapping = (over: object = {}) => ({
  id: 'one',
  validFrom: day(0),
  validTo: day(100) as Date | null,
  book: 'payer' as const,
  kinds: ['government'],
  subjects: { compute: { code: '5001.01', name: '业务活动费用' } },
  ...over,
});
const faultOf = (mappings: readonly object[]) =>
  voucherMappingsSchema.safeParse(mappings).error?.issues[0]?.message ?? null;

describe('subjects of vouchers', () => {
  it('are there for every entry of every kind of department, in both books, as shipped', () => {
    for (const book of VOUCHER_BOOKS)
      for (const kind of ORGANISATION_KINDS)
        for (const family of VOUCHER_FAMILIES) expect(subjectOf({ book, kind, family, at: AT })).toBeDefined();
    expect(VOUCHER_MAPPINGS.every(({ id }) => id.startsWith('sample-'))).toBe(true);
  });

  it('know every item that is sold', () => {
    expect([...SKUS, ...METER_SKUS].filter((sku) => familyOfItem(sku) === undefined)).toEqual([]);
    expect(familyOfItem('tape.x86')).toBeUndefined();
  });

  it('differ by kind and book, and are none before they begin', () => {
    const compute = { book: 'payer', family: 'compute', at: AT } as const;
    expect(subjectOf({ ...compute, kind: 'government' })).toMatchObject({ code: '5001.01' });
    expect(subjectOf({ ...compute, kind: 'institution' })).toMatchObject({ code: '5101.01' });
    expect(subjectOf({ ...compute, kind: 'institution', book: 'provider' })).toMatchObject({ code: '6001.01' });
    expect(subjectOf({ ...compute, kind: 'government', at: new Date('2025-12-31T15:59:59.999Z') })).toBeUndefined();
    expect(subjectOf({ ...compute, kind: 'guild' })).toBeUndefined();
  });

  it.each([
    ['no fault', [mapping(), mapping({ id: 'two', validFrom: day(100), validTo: null })], null],
    [
      'another family',
      [mapping(), mapping({ id: 'two', subjects: { storage: { code: '5001', name: '费用' } } })],
      null,
    ],
    ['another kind', [mapping(), mapping({ id: 'two', kinds: ['party'] })], null],
    ['another book', [mapping(), mapping({ id: 'two', book: 'provider' })], null],
    [
      'an overlap',
      [mapping(), mapping({ id: 'two', validFrom: day(99), validTo: null })],
      'SUBJECTS_OVERLAP: one, two',
    ],
    [
      'two without an end',
      [mapping({ validTo: null }), mapping({ id: 'two', validTo: null })],
      'SUBJECTS_OVERLAP: one, two',
    ],
    ['one name', [mapping(), mapping({ kinds: ['party'] })], 'MAPPING_NAMED_TWICE'],
    ['an end before its beginning', [mapping({ validTo: day(0) })], 'MAPPING_ENDS_BEFORE_IT_BEGINS'],
    ['a code in letters', [mapping({ subjects: { compute: { code: '=1', name: '费用' } } })], 'SUBJECT_CODE_INVALID'],
  ])('with %s', (_, mappings, fault) => expect(faultOf(mappings)).toBe(fault));

  it('are never two for one entry at one instant in a table that is taken', () => {
    const some = fc.record({
      from: fc.nat(30),
      days: fc.integer({ min: 1, max: 30 }),
      kind: fc.constantFrom('government', 'party'),
    });
    fc.assert(
      fc.property(fc.array(some, { maxLength: 5 }), fc.nat(60), (drawn, at) => {
        const table = drawn.map(({ from, days, kind }, n) =>
          mapping({ id: `m${n}`, validFrom: day(from), validTo: day(from + days), kinds: [kind] }),
        );
        const taken = voucherMappingsSchema.safeParse(table);
        const named = (kind: string) =>
          table.filter(
            ({ validFrom, validTo, kinds }) =>
              kinds[0] === kind && validFrom <= day(at) && (!validTo || day(at) < validTo),
          );
        if (taken.success) for (const kind of ['government', 'party']) expect(named(kind).length).toBeLessThan(2);
      }),
    );
  });
});
