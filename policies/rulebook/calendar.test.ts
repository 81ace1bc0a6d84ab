import { describe, expect, it } from 'vitest';
import {
  addMonths,
  dayOf,
  monthOf,
  monthSchema,
  monthsOf,
  overlapOf,
  periodOf,
  secondsBetween,
  yearEndOf,
} from './calendar.ts';
import { afterWorkingDays, isWorkingDay } from './working-days.ts';

const at = (text: string) => new Date(text);
const secondsOf = (month: string) => {
  const { from, to } = periodOf(month);
  return secondsBetween(from, to);
};

describe('accounting months', () => {
  it('trap 1: begin and end at midnight in Asia/Shanghai, half-open', () => {
    expect(periodOf('2026-10')).toEqual({ from: at('2026-09-30T16:00:00Z'), to: at('2026-10-31T16:00:00Z') });
  });

  it('trap 2: go by the zone’s name, not by its offset of today: Shanghai was nine hours ahead in summers of long ago', () => {
    expect(periodOf('1988-07')).toEqual({ from: at('1988-06-30T15:00:00Z'), to: at('1988-07-31T15:00:00Z') });
    // The month in which clocks went forward is an hour short, the one in which they went back an hour long.
    expect([secondsOf('1988-04'), secondsOf('1988-09')]).toEqual([30n * 86_400n - 3_600n, 30n * 86_400n + 3_600n]);
  });

  it('trap 4: own their first instant and not the one after their last', () => {
    const { from, to } = periodOf('2026-02');
    expect([monthOf(from), monthOf(new Date(to.getTime() - 1)), monthOf(to)]).toEqual([
      '2026-02',
      '2026-02',
      '2026-03',
    ]);
  });

  it.each([
    ['2026-02', 28n],
    ['2028-02', 29n],
    ['2026-11', 30n],
    ['2026-12', 31n],
  ])('%s has %s days of seconds', (month, days) => {
    const { from, to } = periodOf(month);
    expect(secondsBetween(from, to)).toBe(days * 86_400n);
  });

  it('follow each other over the year', () => {
    expect(addMonths('2026-12', 1)).toBe('2027-01');
    expect(monthsOf({ from: at('2026-11-30T16:00:00Z'), to: at('2027-01-31T16:00:00Z') })).toEqual([
      '2026-12',
      '2027-01',
    ]);
    expect(monthsOf({ from: at('2026-11-30T16:00:00Z'), to: at('2026-11-30T16:00:00Z') })).toEqual([]);
  });

  it.each(['2026-13', '2026-1', '26-01', '2026-00', 'now'])('are never written %s', (text) => {
    expect(monthSchema.safeParse(text).success).toBe(false);
  });

  it('trap 1: end their year at midnight in Asia/Shanghai', () => {
    expect(yearEndOf(at('2026-12-31T15:59:59Z'))).toEqual(at('2026-12-31T16:00:00Z'));
    expect(yearEndOf(at('2026-12-31T16:00:00Z'))).toEqual(at('2027-12-31T16:00:00Z'));
  });

  it('print the day people in Beijing live in', () => {
    expect([dayOf(at('2026-10-01T15:59:59Z')), dayOf(at('2026-10-01T16:00:00Z'))]).toEqual([
      '2026-10-01',
      '2026-10-02',
    ]);
  });
});

describe('overlap', () => {
  it('is null for spans that only touch', () => {
    const [a, b, c] = [at('2026-01-01T00:00:00Z'), at('2026-01-02T00:00:00Z'), at('2026-01-03T00:00:00Z')];
    expect(overlapOf({ from: a, to: b }, { from: b, to: c })).toBeNull();
    expect(overlapOf({ from: a, to: c }, { from: b, to: c })).toEqual({ from: b, to: c });
  });
});

describe('working days', () => {
  it('follow the published holidays and shifted weekends', () => {
    expect([isWorkingDay('2026-10-01'), isWorkingDay('2026-10-10'), isWorkingDay('2026-10-11')]).toEqual([
      false,
      true,
      false,
    ]);
  });

  it('go by weekday where no holiday list is known', () => {
    expect([isWorkingDay('2031-01-06'), isWorkingDay('2031-01-05')]).toEqual([true, false]);
  });

  it('put a deadline of five working days behind the National Day week', () => {
    expect(afterWorkingDays(at('2026-09-30T02:00:00Z'), 5)).toEqual(at('2026-10-13T16:00:00Z'));
  });
});
