import { beginningOfDay } from '@zhengyun/rulebook/calendar.ts';
import { type ExactYuan, parseExact } from '@zhengyun/rulebook/money.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forecastOf, intervalOf, type MonthFacts } from './forecast-rules.ts';

const DAY = 86_400n;
const monthOf = (n: number) => `2026-${String(n).padStart(2, '0')}`;
const bare = (n: number): MonthFacts => ({
  month: monthOf(n),
  billed: 0n,
  rated: 0n,
  fees: 0n,
  held: 0n,
  consumed: 0n,
  ratedSeconds: 0n,
  knownUntil: null,
});
const year = (facts: Readonly<Record<number, Partial<MonthFacts>>>) =>
  Array.from({ length: 12 }, (_, index) => ({ ...bare(index + 1), ...facts[index + 1] }));
const yuan = (text: string): ExactYuan => parseExact(text);
const at = (day: string) => beginningOfDay(day);
const ask = (facts: Readonly<Record<number, Partial<MonthFacts>>>, more: object = {}) =>
  forecastOf({ months: year(facts), before: null, waiting: 0n, now: at('2026-11-11'), ratedDays: 7, ...more });

describe('what a year is to come to', () => {
  it('is billed so far, rated so far, what is open of the month, and what is held to the year’s end', () => {
    const facts = {
      10: { billed: 300_00n, consumed: yuan('31'), ratedSeconds: 31n * DAY, knownUntil: at('2026-11-01') },
      // Ten days in: 100.00 yuan rated, ten of them consumed; what is held costs 200.00 to the month's end.
      11: {
        rated: 100_00n,
        held: 200_00n,
        fees: 5_00n,
        consumed: yuan('10'),
        ratedSeconds: 10n * DAY,
        knownUntil: at('2026-11-11'),
      },
      12: { held: 310_00n, fees: 5_00n },
    };
    const forecast = ask(facts);
    expect(forecast).toMatchObject({ used: 400_00n, why: null, paceOf: '2026-11' });
    // A yuan a day: twenty more of November, thirty-one of December.
    expect(forecast.months.slice(9).map(({ fen }) => fen)).toEqual([300_00n, 325_00n, 346_00n]);
    expect(forecast.fen).toBe(971_00n);
  });

  it('spreads what waits over the rest of the year, to the fen', () => {
    const facts = { 11: { ratedSeconds: 10n * DAY, knownUntil: at('2026-11-11') } };
    const { months, fen } = ask(facts, { waiting: 51_01n });
    expect(months.slice(9).map((each) => each.fen)).toEqual([0n, 20_00n, 31_01n]);
    expect(fen).toBe(51_01n);
  });

  it('goes by the month before while too little of this one is rated', () => {
    const october = { consumed: yuan('62'), ratedSeconds: 31n * DAY, knownUntil: at('2026-11-01') };
    const november = { consumed: yuan('900'), ratedSeconds: 7n * DAY - 1n, knownUntil: at('2026-11-08') };
    expect(ask({ 10: october, 11: november }).paceOf).toBe('2026-10');
    expect(ask({ 10: october, 11: { ...november, ratedSeconds: 7n * DAY } }).paceOf).toBe('2026-11');
    const december = { month: '2025-12', consumed: yuan('31'), ratedSeconds: 31n * DAY };
    const january = ask({}, { before: december, now: at('2026-01-01') });
    expect(january).toMatchObject({ paceOf: '2025-12', fen: 365_00n });
  });

  it.each([
    ['too little was ever rated', { 11: { ratedSeconds: 7n * DAY - 1n } }, {}, 'short-history'],
    ['nothing is known at all', {}, {}, 'short-history'],
    ['something held has no price', { 11: { ratedSeconds: 20n * DAY }, 12: { held: null } }, {}, 'no-price'],
    ['the year is yet to begin', {}, { now: at('2025-12-31') }, 'not-begun'],
  ] as const)('is unknown where %s', (_, facts, more, why) => {
    const forecast = ask(facts, more);
    expect(forecast).toMatchObject({ fen: null, why });
    expect(forecast.months.every(({ fen }) => fen === null)).toBe(true);
  });

  it('is what was billed once the year is over, whatever its history', () => {
    const forecast = ask({ 3: { billed: 7n } }, { now: at('2027-01-01'), waiting: 100n });
    expect(forecast).toMatchObject({ fen: 7n, used: 7n, why: null });
  });

  it('is the sum of its months and never less than what is used', () => {
    const fen = fc.bigInt(0n, 10n ** 12n);
    const facts = fc.record({ billed: fen, rated: fen, fees: fen, held: fen, consumed: fc.bigInt(0n, 10n ** 50n) });
    fc.assert(
      fc.property(
        fc.array(facts, { minLength: 12, maxLength: 12 }),
        fen,
        fc.integer({ min: 0, max: 364 }),
        (all, waiting, day) => {
          const months = all.map((own, index) => ({ ...bare(index + 1), ...own, ratedSeconds: 28n * DAY }));
          const now = new Date(at('2026-01-01').getTime() + day * 86_400_000);
          const forecast = forecastOf({ months, before: null, waiting, now, ratedDays: 7 });
          expect(forecast.months.reduce((sum, each) => sum + (each.fen ?? 0n), 0n)).toBe(forecast.fen);
          expect((forecast.fen ?? -1n) >= forecast.used).toBe(true);
          const without = forecastOf({ months, before: null, waiting: 0n, now, ratedDays: 7 });
          expect((forecast.fen ?? 0n) - (without.fen ?? 0n)).toBe(waiting);
        },
      ),
    );
  });
});

describe('between what a forecast may be', () => {
  const forecast = { fen: 1_000_00n, used: 600_00n };
  it('is what is open of it, more or less by the worst error so far', () => {
    expect(intervalOf({ forecast, errors: [10_000n, 250_000n, 0n], judgedMonths: 3 })).toEqual({
      low: 900_00n,
      high: 1_100_00n,
    });
    expect(intervalOf({ forecast, errors: [3_000_000n, 0n, 0n], judgedMonths: 3 })).toEqual({
      low: 600_00n,
      high: 2_200_00n,
    });
  });

  it('is unknown while too few months are judged, or the forecast is', () => {
    expect(intervalOf({ forecast, errors: [0n, 0n], judgedMonths: 3 })).toBeNull();
    expect(intervalOf({ forecast: { fen: null, used: 0n }, errors: [0n, 0n, 0n], judgedMonths: 3 })).toBeNull();
  });
});
