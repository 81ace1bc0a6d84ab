import { costOver } from '@zhengyun/rulebook/lease-term.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { costThisYear } from './earlier-year-rules.ts';

const JANUARY = new Date('2026-12-31T16:00:00Z');
const year = (kind: 'order' | 'resize' | 'extend', more: object = {}) => ({
  kind,
  submittedAt: new Date('2026-11-30T16:00:00Z'),
  monthFen: 31_000n,
  fen: 1_000n,
  ...more,
});
const before = (ms: number) => ({ submittedAt: new Date(JANUARY.getTime() - ms) });
const DAY = 86_400_000;
const lease = (lastDay: string, until: string) => ({ lease: { lastDay, until } });

describe('what waits since an earlier year costs in this one', () => {
  it.each([
    ['an order by what it costs a month', year('order'), 372_000n],
    ['a growth by its share of the time', year('resize'), 12_000n],
    ['a shrinking likewise', year('resize', { fen: -1_000n }), -12_000n],
    ['a growth whose price nobody knows', year('resize', { fen: null }), null],
    ['a longer lease by its months of the year', year('extend', lease('2027-01-31', '2027-03-31')), 62_000n],
    ['a lease that is longer after it', year('extend', lease('2027-12-31', '2028-03-31')), 0n],
    ['a lease that is not known any more', year('extend'), 0n],
    [
      'one without a price, by as little as its months',
      year('extend', { fen: null, ...lease('2027-12-31', '2028-03-31') }),
      0n,
    ],
    [
      'one without a price with months of the year',
      year('extend', { fen: null, ...lease('2027-12-30', '2028-03-31') }),
      null,
    ],
    ['one without a price of which nobody knows the months', year('extend', { fen: null }), null],
    ['an order of the last instant', year('order', { ...before(1), fen: 0n }), 372_000n],
    ['a growth of the last instant', year('resize', { ...before(1), fen: 0n }), null],
    ['a growth of the last day, which its fen say too little of', year('resize', before(DAY - 1)), null],
    ['a growth that a whole day of the year was left to', year('resize', before(DAY)), 372_000n],
    ['a shrinking of the last day', year('resize', { ...before(DAY / 2), fen: -1_000n }), -744_000n],
    ['an order of this year as it was priced', year('order', { submittedAt: JANUARY }), 1_000n],
    [
      'a longer lease of this year as well',
      year('extend', { submittedAt: JANUARY, ...lease('2027-01-31', '2027-03-31') }),
      1_000n,
    ],
    [
      'a longer lease of this year that costs the next, without a price',
      year('extend', { submittedAt: JANUARY, fen: null, ...lease('2027-12-31', '2028-03-31') }),
      0n,
    ],
  ])('%s', (_, priced, fen) => {
    expect(costThisYear(priced, JANUARY)).toBe(fen);
  });

  it('is never a growth for nothing: unknown, or within four yuan of its price', () => {
    const month = fc.bigInt({ min: 1n, max: 10n ** 9n });
    const left = fc.oneof(fc.integer({ min: 1, max: 2 * DAY }), fc.integer({ min: 1, max: 300 * DAY }));
    fc.assert(
      fc.property(month, month, left, (held, more, ms) => {
        const { submittedAt } = before(ms);
        const until = (monthFen: bigint) => costOver(monthFen, { from: submittedAt, to: JANUARY });
        const fen = until(held + more) - until(held);
        const exact = costOver(more, { from: JANUARY, to: new Date('2027-12-31T16:00:00Z') });
        const said = costThisYear(year('resize', { submittedAt, fen }), JANUARY);
        if (said === null) expect(ms).toBeLessThan(DAY);
        else expect(Math.abs(Number(said - exact))).toBeLessThan(400);
      }),
    );
  });
});
