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
      'an order of the last instant',
      year('order', { submittedAt: new Date(JANUARY.getTime() - 1), fen: 0n }),
      372_000n,
    ],
    ['a growth of the last instant', year('resize', { submittedAt: new Date(JANUARY.getTime() - 1), fen: 0n }), 0n],
    ['an order of this year as it was priced', year('order', { submittedAt: JANUARY }), 1_000n],
  ])('%s', (_, priced, fen) => {
    expect(costThisYear(priced, JANUARY)).toBe(fen);
  });
});
