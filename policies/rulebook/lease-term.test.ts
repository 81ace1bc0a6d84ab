import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { periodOf } from './calendar.ts';
import { costOver, extendedTo, lastDayAfter, refuseExtension } from './lease-term.ts';

const at = (text: string) => new Date(text);
const POLICY = {
  term: { defaultMonths: 12, longestMonths: 36 },
  lease: { remindDaysBefore: [30], graceDays: 7, stoppedDays: 23, retainedDays: 30 },
};

describe('the term of a lease', () => {
  it.each([
    ['2026-11-23T02:00:00Z', 12, '2027-11-23'],
    ['2026-11-23T16:00:00Z', 12, '2027-11-24'],
    ['2026-01-31T02:00:00Z', 1, '2026-02-28'],
  ])('that begins at %s for %i months ends with %s in Beijing', (begun, months, lastDay) => {
    expect(lastDayAfter(at(begun), months)).toBe(lastDay);
  });

  it('is extended from the day that was promised, not from the day it was asked for', () => {
    expect(extendedTo('2027-11-23', 6)).toBe('2028-05-23');
  });

  it.each([
    ['before its end', '2027-11-01T00:00:00Z', 12, null],
    ['in the days that it runs on or stands stopped', '2027-12-23T15:59:59Z', 12, null],
    ['after them, since its deletion may be ordered', '2027-12-23T16:00:00Z', 12, 'LEASE_OVER'],
    ['by more than one may hold from today', '2026-11-24T00:00:00Z', 25, 'LEASE_TOO_LONG'],
  ])('may be extended %s', (_, now, months, code) => {
    expect(refuseExtension({ lastDay: '2027-11-23', months }, at(now), POLICY)?.code ?? null).toBe(code);
  });
});

describe('the price of a term', () => {
  it('is the month’s price for a whole month and the sum over several', () => {
    expect(costOver(31_000n, periodOf('2026-12'))).toBe(31_000n);
    expect(costOver(31_000n, { from: periodOf('2026-12').from, to: periodOf('2027-02').to })).toBe(93_000n);
    expect(costOver(31_000n, { from: at('2026-11-30T16:00:00Z'), to: at('2026-12-01T16:00:00Z') })).toBe(1_000n);
  });

  it('is split anywhere the sum of its parts, to the fen', () => {
    const day = fc.nat(400).map((days) => new Date(Date.UTC(2026, 0, 1) + days * 86_400_000));
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 9n), fc.tuple(day, day, day), (monthFen, days) => {
        const [from, middle, to] = days.toSorted((a, b) => a.getTime() - b.getTime()) as [Date, Date, Date];
        const parts = costOver(monthFen, { from, to: middle }) + costOver(monthFen, { from: middle, to });
        const off = parts - costOver(monthFen, { from, to });
        expect(off >= -1n && off <= 1n).toBe(true);
      }),
    );
  });
});
