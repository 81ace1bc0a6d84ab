import { describe, expect, it } from 'vitest';
import { yearsUnknown } from './working-days-unknown.ts';

const shanghai = (text: string) => new Date(`${text}:00+08:00`);
const declared = (day: string) => ({ day, worked: false, saidAt: shanghai('2026-11-10T09:00') });

describe('years whose holidays nobody knows', () => {
  it.each([
    ['in October the next year’s notice is not to be had', '2026-10-31T23:59', [], []],
    ['from November on it is', '2026-11-01T00:00', [], [2027]],
    ['a day declared of it is enough', '2026-11-20T09:00', ['2027-02-05'], []],
    ['a day of another year is not', '2026-11-20T09:00', ['2026-12-24'], [2027]],
    ['it stays so when the year has come', '2027-01-01T00:00', [], [2027]],
    ['and each year asks for itself', '2027-11-01T00:00', [], [2027, 2028]],
    ['the one that was declared not', '2027-11-01T00:00', ['2027-05-04'], [2028]],
  ])('%s', (_, now, days, years) => {
    expect(yearsUnknown(shanghai(now), days.map(declared), 2026)).toEqual(years);
  });

  it('are none while the built-in list reaches further', () => {
    expect(yearsUnknown(shanghai('2026-12-31T23:59'), [], 2027)).toEqual([]);
  });
});
