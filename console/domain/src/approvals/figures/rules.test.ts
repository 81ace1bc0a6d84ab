import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bandOf, countBands, noReturnPpm } from './rules.ts';

const DAY = 86_400;

describe('the band of a delivery', () => {
  it.each([
    [0, '1-3'],
    [3 * DAY, '1-3'],
    [3 * DAY + 1, '4-10'],
    [10 * DAY, '4-10'],
    [30 * DAY, '11-30'],
    [60 * DAY, '31-60'],
    [60 * DAY + 1, 'over-60'],
  ])('of %d seconds is %s', (seconds, band) => {
    expect(bandOf(seconds)).toBe(band);
  });

  it('is one of every delivery', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 100 * DAY })), (seconds) => {
        expect(countBands(seconds).reduce((sum, { count }) => sum + count, 0)).toBe(seconds.length);
      }),
    );
  });
});

describe('the share approved with no return', () => {
  it('is unknown of nothing, and whole or none at the ends', () => {
    expect(noReturnPpm({ approved: 0, returned: 0 })).toBeNull();
    expect(noReturnPpm({ approved: 3, returned: 0 })).toBe(1_000_000n);
    expect(noReturnPpm({ approved: 0, returned: 3 })).toBe(0n);
    expect(noReturnPpm({ approved: 2, returned: 1 })).toBe(666_666n);
  });
});
