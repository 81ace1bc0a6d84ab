import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BookVersion, reignsOf } from './price-book.ts';
import { unitPriceRule } from './price-rule-text.ts';

const at = (hour: number) => new Date(Date.UTC(2026, 10, 1, hour));
const MONTH = { from: at(0), to: at(100) };
const version = (id: string, from: number, to: number | null, more: Partial<BookVersion> = {}): BookVersion => ({
  id,
  number: id,
  name: id,
  sample: false,
  departmentId: null,
  validFrom: at(from),
  validTo: to === null ? null : at(to),
  rules: new Map([['vcpu.x86', { unit: '核·月', rule: unitPriceRule(1n) }]]),
  ...more,
});
const own = { departmentId: 'ours' };
const spans = (versions: readonly BookVersion[]) => {
  const { reigns, gaps } = reignsOf(versions, 'vcpu.x86', MONTH);
  const hour = (date: Date) => (date.getTime() - MONTH.from.getTime()) / 3_600_000;
  return [
    ...reigns.map((reign) => [reign.version.id, hour(reign.from), hour(reign.to)]),
    ...gaps.map((gap) => ['gap', hour(gap.from), hour(gap.to)]),
  ];
};

describe('which price reigns', () => {
  it.each([
    ['one for all of it', [version('a', -10, null)], [['a', 0, 100]]],
    [
      'one after the other',
      [version('b', 40, null), version('a', -10, 40)],
      [
        ['a', 0, 40],
        ['b', 40, 100],
      ],
    ],
    [
      'none before the first',
      [version('a', 30, null)],
      [
        ['a', 30, 100],
        ['gap', 0, 30],
      ],
    ],
    ['none at all', [], [['gap', 0, 100]]],
    [
      'the department’s own before the general one',
      [version('a', -10, null), version('o', 20, 50, own)],
      [
        ['a', 0, 20],
        ['o', 20, 50],
        ['a', 50, 100],
      ],
    ],
    [
      'the general one for what its own doesn’t price',
      [version('a', -10, null), version('o', 20, null, { ...own, rules: new Map() })],
      [['a', 0, 100]],
    ],
    [
      'its own where the general one has none',
      [version('o', 20, null, own)],
      [
        ['o', 20, 100],
        ['gap', 0, 20],
      ],
    ],
  ])('%s', (_, versions, expected) => {
    expect(spans(versions)).toEqual(expected);
  });

  it('is refused where two versions of one book overlap: no use is in two prices', () => {
    expect(() => spans([version('a', 0, 50), version('b', 40, null)])).toThrow('a and b both price vcpu.x86');
  });

  it('is a partition of time, whatever the books are', () => {
    const cuts = fc.uniqueArray(fc.integer({ min: -20, max: 120 }), { maxLength: 8 });
    const bookOf = (starts: readonly number[], prefix: string, more: Partial<BookVersion>) =>
      starts
        .toSorted((a, b) => a - b)
        .map((start, n, all) => version(`${prefix}${n}`, start, all[n + 1] ?? null, more));
    fc.assert(
      fc.property(cuts, cuts, fc.boolean(), (general, ours, reversed) => {
        const books = [...bookOf(general, 'g', {}), ...bookOf(ours, 'o', own)];
        const { reigns, gaps } = reignsOf(reversed ? books.toReversed() : books, 'vcpu.x86', MONTH);
        const parts = [...reigns, ...gaps].toSorted((a, b) => a.from.getTime() - b.from.getTime());
        expect(parts[0]?.from).toEqual(MONTH.from);
        expect(parts.at(-1)?.to).toEqual(MONTH.to);
        for (const [n, part] of parts.entries()) {
          expect(part.to > part.from).toBe(true);
          if (n > 0) expect(part.from).toEqual(parts[n - 1]?.to);
        }
      }),
    );
  });
});
