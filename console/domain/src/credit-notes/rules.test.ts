import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adjustmentLines, type ComparedLine, creditable, totalOf } from './rules.ts';

const line = (key: string, amountFen: bigint, quantity = '1.000000000'): ComparedLine => ({
  ...{ lineId: `id-${key}`, key, amountFen },
  facts: { kind: 'usage', ordinal: 1, resource: key, sku: 'vcpu.x86', unit: '核·月', quantity, unitPrice: '38.500000' },
});
const none = new Map<string, bigint>();

describe('an adjustment', () => {
  it('trap 22: takes a line back whole and charges it anew, by no difference of quantities', () => {
    const lines = adjustmentLines([line('1/a', 1_000n, '10.000000000')], [line('1/a', 900n, '12.000000000')], none);
    expect(lines.map(({ act, amountFen, facts }) => [act, amountFen, facts.quantity])).toEqual([
      ['reversal', -1_000n, '10.000000000'],
      ['renewed', 900n, '12.000000000'],
    ]);
  });

  it('takes back a line that is not there any more, and charges one that was not', () => {
    const lines = adjustmentLines([line('1/a', 1_000n)], [line('1/b', 300n)], none);
    expect(lines.map(({ act, key, lineId }) => [act, key, lineId])).toEqual([
      ['reversal', '1/a', 'id-1/a'],
      ['renewed', '1/b', null],
    ]);
  });

  it('counts what was credited since, so that nothing is given back twice', () => {
    const credited = new Map([['1/a', -100n]]);
    expect(adjustmentLines([line('1/a', 1_000n)], [line('1/a', 900n)], credited)).toEqual([]);
    expect(totalOf(adjustmentLines([line('1/a', 1_000n)], [line('1/a', 850n)], credited))).toBe(-50n);
  });

  it('comes to what the whole statement is off by, whatever its lines are', () => {
    const lines = fc.uniqueArray(
      fc.record({ key: fc.constantFrom(...'abcdefgh'), fen: fc.bigInt({ min: -500n, max: 500n }) }),
      { selector: ({ key }) => key },
    );
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const [was, is] = [before, after].map((each) => each.map(({ key, fen }) => line(key, fen)));
        const made = adjustmentLines(was ?? [], is ?? [], none);
        expect(totalOf(made)).toBe(totalOf(is ?? []) - totalOf(was ?? []));
        expect(made.every(({ amountFen }) => amountFen !== 0n)).toBe(true);
      }),
    );
  });
});

it.each([
  [10_000n, 0n, 10_000n],
  [10_000n, -9_999n, 1n],
  [10_000n, -10_000n, 0n],
  [10_000n, -20_000n, 0n],
  [10_000n, 5_000n, 10_000n],
  [-500n, 0n, 0n],
])('of a line of %s that is corrected by %s so much can be credited: %s', (fen, corrected, left) => {
  expect(creditable(fen, corrected)).toBe(left);
});
