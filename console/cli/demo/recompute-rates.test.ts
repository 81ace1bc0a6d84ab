import { describe, expect, test } from 'vitest';
import { pooled, recomputedCoefficient, recomputedRate } from './recompute-rates.ts';

const minutes = (up: number, down: number, unknown = 0) => ({
  total: String(up + down + unknown),
  up: String(up),
  down: String(down),
  unknown: String(unknown),
});

describe('a rate computed anew', () => {
  test.each([
    ['of full service', minutes(1_000, 0), '0'],
    ['of 99.9 %', minutes(999, 1), '0'],
    ['of 99 %', minutes(990, 10), '100000'],
    ['just below 99 %', minutes(989, 11), '250000'],
    ['below 95 %', minutes(1, 1), '1000000'],
    ['of half the minutes', minutes(1, 1, 2), '1000000'],
    ['of less than half the minutes', minutes(1, 1, 3), '0'],
    ['of none', minutes(0, 0, 9), '0'],
  ])('%s', (_, seen, rate) => {
    expect(recomputedRate('sample-sla-2026', seen).toFixed()).toBe(rate);
  });

  test('needs a table that is known', () => {
    expect(() => recomputedRate('other', minutes(1, 0))).toThrow('other');
  });
});

test.each([
  [minutes(999, 1), { count: 2, sum: 9 }, '1'],
  [minutes(998, 2), { count: 2, sum: 8 }, '0.97'],
  [minutes(1, 9), { count: 1, sum: 1 }, '0.8'],
  [minutes(1, 9, 11), { count: 1, sum: 1 }, '1'],
  [minutes(1, 9), { count: 0, sum: 0 }, '1'],
])('a coefficient computed anew of %o and %o is %s', (seen, ratings, value) => {
  expect(recomputedCoefficient('sample-coefficient-2026', seen, ratings).toFixed()).toBe(value);
});

test('minutes are pooled over clouds', () => {
  expect(pooled([minutes(1, 2, 3), minutes(4, 5, 6)])).toEqual(minutes(5, 7, 9));
});
