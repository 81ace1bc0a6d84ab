import { describe, expect, it } from 'vitest';
import { addFen, runningSums, shareToDraw } from './running-sums.ts';

const month = (billedFen: string, forecastFen: string | null) => ({
  month: '2026-01',
  billedFen,
  ratedFen: '0',
  committedFen: '0',
  forecastFen,
});

describe('sums since the year’s beginning', () => {
  it('add up month by month, in yuan', () => {
    expect(runningSums([month('100', '1'), month('250', '2')], (each) => each.billedFen)).toEqual([1, 3.5]);
  });

  it('are not known from the first month on that is not', () => {
    const months = [month('0', '100'), month('0', null), month('0', '100')];
    expect(runningSums(months, (each) => each.forecastFen)).toEqual([1, null, null]);
    expect(addFen('1', null)).toBeNull();
    expect(addFen('1', '-3')).toBe('-2');
  });

  it('stand beside shares of the budget', () => {
    expect(shareToDraw('100000', 80)).toBe(800);
  });
});
