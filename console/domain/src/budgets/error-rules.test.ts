import { describe, expect, it } from 'vitest';
import { errorOf, type Judged, meanError } from './error-rules.ts';

const judged = (forecast: bigint | null, issued: bigint | null): Judged => ({
  departmentId: 'a',
  month: '2026-10',
  forecast,
  issued,
});

describe('how far forecasts were off', () => {
  it.each([
    ['to the fen', 100n, 100n, 0n],
    ['a tenth too much', 110n, 100n, 100_000n],
    ['a tenth too little', 90n, 100n, 100_000n],
    ['a third, rounded half up', 4n, 3n, 333_333n],
    ['twice and more', 500n, 100n, 4_000_000n],
    ['unknown as it was made', null, 100n, null],
    ['nothing issued yet', 100n, null, null],
    ['nothing to pay: no share of it can be told', 100n, 0n, null],
  ] as const)('%s', (_, forecast, issued, ppm) => {
    expect(errorOf({ forecast, issued })).toBe(ppm);
  });

  it('is the mean of what can be judged, with how many those are', () => {
    const all = [judged(110n, 100n), judged(80n, 100n), judged(null, 100n), judged(1n, null), judged(1n, 0n)];
    expect(meanError(all)).toEqual({ ppm: 150_000n, months: 2 });
    expect(meanError([judged(null, 1n)])).toEqual({ ppm: null, months: 0 });
  });
});
