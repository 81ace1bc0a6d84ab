import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BoundLine, type BoundTerm, changedTerms, planHashOf } from './bound-terms-rules.ts';

const line = (change: Partial<BoundLine> = {}): BoundLine => ({
  ordinal: 1,
  resource: 'ZY-2026-000001',
  place: 'cloud/extranet/x86',
  spec: { item: 'bandwidth', mbps: 10 },
  leaseUntil: null,
  priceVersion: 'v1',
  monthFen: '100',
  yearEndFen: '200',
  ...change,
});

describe('changedTerms', () => {
  it.each<[string, Partial<BoundLine>, BoundTerm]>([
    ['its quantity', { spec: { item: 'bandwidth', mbps: 100_000 } }, 'spec'],
    ['its place', { place: 'cloud/internet/x86' }, 'place'],
    ['its lease', { leaseUntil: '2027-01-31' }, 'lease'],
    ['its price version', { priceVersion: 'v2' }, 'price-version'],
    ['its amount a month', { monthFen: '101' }, 'month-amount'],
    ['its amount to year end', { yearEndFen: '201' }, 'year-amount'],
    ['its resource', { resource: 'ZY-2026-000002' }, 'line'],
  ])('names %s', (_, change, term) => {
    expect(changedTerms([line()], [line(change)])).toEqual({ lines: [1], terms: [term] });
  });

  it('names a line that came and one that went', () => {
    expect(changedTerms([line()], [line({ ordinal: 2 })])).toEqual({ lines: [1, 2], terms: ['line'] });
  });

  it('takes no notice of the order of keys, and judges nothing where nothing was bound', () => {
    expect(changedTerms([line()], [line({ spec: { mbps: 10, item: 'bandwidth' } })])).toBeNull();
    expect(changedTerms(null, [line()])).toBeNull();
  });
});

describe('planHashOf', () => {
  const [a, b] = ['a'.repeat(64), 'b'.repeat(64)] as const;

  it('depends on every plan, on their order and on what is asked for', () => {
    expect(planHashOf([a, b], 'order', [])).toMatch(/^[0-9a-f]{64}$/);
    expect(planHashOf([a, b], 'order', [])).not.toBe(planHashOf([b, a], 'order', []));
    expect(planHashOf([], 'order', [line()])).not.toBe(planHashOf([], 'release', [line()]));
  });

  it('is another one exactly where a term is another one, whatever the engine makes', () => {
    const lines = fc.array(
      fc.record({
        ordinal: fc.integer({ min: 1, max: 3 }),
        resource: fc.constantFrom('r1', 'r2'),
        place: fc.constantFrom('p1', 'p2'),
        spec: fc.record({ mbps: fc.integer({ min: 1, max: 2 }) }),
        leaseUntil: fc.constantFrom(null, '2027-01-31'),
        priceVersion: fc.constantFrom('v1', 'v2'),
        monthFen: fc.constantFrom('1', '2'),
        yearEndFen: fc.constantFrom('1', '2'),
      }),
      { maxLength: 3 },
    );
    const ordered = fc.uniqueArray(
      lines.chain((some) => (some.length ? fc.constantFrom(...some) : fc.constant(line()))),
      {
        selector: ({ ordinal }) => ordinal,
        maxLength: 2,
      },
    );
    fc.assert(
      fc.property(ordered, ordered, fc.subarray([a, b]), (some, others, plans) => {
        const [before, after] = [some, others].map((each) => each.toSorted((x, y) => x.ordinal - y.ordinal));
        const same = planHashOf(plans, 'order', before!) === planHashOf(plans, 'order', after!);
        expect(same).toBe(changedTerms(before!, after!) === null);
      }),
    );
  });
});
