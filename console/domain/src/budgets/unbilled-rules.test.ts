import { describe, expect, it } from 'vitest';
import { since, unbilledOf } from './unbilled-rules.ts';

const at = (day: string) => new Date(`${day}T00:00:00+08:00`);
const YEAR = { from: at('2026-01-01'), to: at('2027-01-01') };
const days = (periods: readonly { from: Date; to: Date }[]) =>
  periods.map(({ from, to }) =>
    [from, to].map((each) => new Date(each.getTime() + 28_800_000).toISOString().slice(0, 10)),
  );

describe('what of a year no statement speaks of', () => {
  it('is all of it where there is none', () => {
    expect(days(unbilledOf(YEAR, []))).toEqual([['2026-01-01', '2027-01-01']]);
  });

  it('keeps the months before a statement that was made first', () => {
    const november = { month: '2026-11', asOf: at('2026-11-22') };
    expect(days(unbilledOf(YEAR, [november]))).toEqual([
      ['2026-01-01', '2026-11-01'],
      ['2026-11-22', '2027-01-01'],
    ]);
  });

  it('goes by the latest of two statements of one month, and by whole months where they are whole', () => {
    const statements = [
      { month: '2026-01', asOf: at('2026-02-01') },
      { month: '2026-02', asOf: at('2026-02-10') },
      { month: '2026-02', asOf: at('2026-02-20') },
    ];
    expect(days(unbilledOf(YEAR, statements))).toEqual([['2026-02-20', '2027-01-01']]);
  });

  it('leaves what is under another contract of the month, and what is under none', () => {
    const first = { from: at('2026-01-01'), to: at('2026-03-16') };
    const statement = { month: '2026-03', asOf: at('2026-04-01'), validity: first };
    expect(days(unbilledOf(YEAR, [statement]))).toEqual([
      ['2026-01-01', '2026-03-01'],
      ['2026-03-16', '2027-01-01'],
    ]);
  });

  it('is nothing once every month has its statement', () => {
    const months = Array.from({ length: 12 }, (_, index) => `2026-${String(index + 1).padStart(2, '0')}`);
    expect(
      unbilledOf(
        YEAR,
        months.map((month) => ({ month, asOf: at('2027-01-05') })),
      ),
    ).toEqual([]);
  });

  it('counts for what came later from when it came', () => {
    const parts = unbilledOf(YEAR, [{ month: '2026-11', asOf: at('2026-12-01') }]);
    expect(days(since(parts, at('2026-10-20')))).toEqual([
      ['2026-10-20', '2026-11-01'],
      ['2026-12-01', '2027-01-01'],
    ]);
    expect(since(parts, at('2027-02-01'))).toEqual([]);
  });
});
