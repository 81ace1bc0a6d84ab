import { describe, expect, it } from 'vitest';
import { clock, estimate } from './estimate.ts';

describe('the time that remains', () => {
  it.each([
    [null, 60_000, null],
    [0, 60_000, null],
    [0.02, 60_000, null],
    [0.25, 60_000, 180],
    [0.5, 60_000, 60],
    [1, 60_000, 0],
    [1.3, 60_000, 0],
  ])('with %s done after %s ms is %s s', (fraction, elapsed, left) => {
    expect(estimate(fraction, elapsed).secondsLeft).toBe(left);
  });

  it.each([
    [0, '0:00'],
    [65, '1:05'],
    [3_599, '59:59'],
    [3_723, '1:02:03'],
  ])('%s s is shown as %s', (seconds, shown) => {
    expect(clock(seconds)).toBe(shown);
  });
});
