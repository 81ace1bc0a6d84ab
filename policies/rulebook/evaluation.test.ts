import { describe, expect, it } from 'vitest';
import { coefficientOf, coefficientPolicyOf, formatCoefficient, meanScore } from './evaluation.ts';

const SAMPLE = coefficientPolicyOf('sample-coefficient-2026');
const UP = { up: 1_000n, down: 0n, unknown: 0n };
const of = (count: bigint, sum: bigint, minutes = UP) => {
  const { value, reason } = coefficientOf(minutes, { count, sum }, SAMPLE);
  return [formatCoefficient(value), reason];
};

describe('the settlement coefficient', () => {
  it('is 1.0000 without a known minute, and says so', () => {
    expect(of(3n, 3n, { up: 0n, down: 0n, unknown: 500n })).toEqual(['1.0000', 'NO_COVERAGE']);
  });

  it('is 1.0000 where less than half of the minutes are known', () => {
    expect(of(1n, 1n, { up: 0n, down: 499n, unknown: 501n })).toEqual(['1.0000', 'NO_COVERAGE']);
    expect(of(1n, 1n, { up: 0n, down: 500n, unknown: 500n })).toEqual(['0.8000', 'FROM_TABLE']);
  });

  it('is 1.0000 without a rating, and says so', () => {
    expect(of(0n, 0n)).toEqual(['1.0000', 'NO_RATING']);
  });

  it.each([
    [2n, 9n, '1.0000'],
    [2n, 8n, '0.9900'],
    [2n, 7n, '0.9900'],
    [3n, 10n, '0.9500'],
    [1n, 1n, '0.9000'],
  ])('of %s ratings that sum to %s under full availability is %s', (count, sum, expected) => {
    expect(of(count, sum)).toEqual([expected, 'FROM_TABLE']);
  });

  it('falls with availability, bounds closed below', () => {
    expect(of(1n, 5n, { up: 999n, down: 1n, unknown: 0n })[0]).toBe('1.0000');
    expect(of(1n, 5n, { up: 998n, down: 2n, unknown: 0n })[0]).toBe('0.9900');
    expect(of(1n, 5n, { up: 989n, down: 11n, unknown: 0n })[0]).toBe('0.9500');
  });

  it('prints the mean cut down, so that it never looks better than its band', () => {
    expect([meanScore({ count: 3n, sum: 14n }), meanScore({ count: 0n, sum: 0n })]).toEqual(['4.66', null]);
  });
});
