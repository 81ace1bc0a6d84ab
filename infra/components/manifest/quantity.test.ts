import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quantityValue } from '../testing/quantity-value.ts';
import { gibibytes, wholeNumber } from './quantity.ts';

describe('quantities', () => {
  it.each([
    [1, '1Gi'],
    [100, '100Gi'],
    [1_024, '1Ti'],
    [1_536, '1536Gi'],
    [65_536, '64Ti'],
    [1_048_576, '1Pi'],
    [0, '0Gi'],
  ])('writes %d GB as %s, the way the API server writes it back', (gb, text) => {
    expect(gibibytes(gb)).toBe(text);
  });

  it.each([
    [0, '0'],
    [925, '925'],
    [1_000, '1k'],
    [2_500, '2500'],
    [3_000_000, '3M'],
  ])('writes %d cores as %s', (cores, text) => {
    expect(wholeNumber(cores)).toBe(text);
  });

  it('never loses a unit', () => {
    fc.assert(
      fc.property(fc.nat(10_000_000), (units) => {
        expect(quantityValue(gibibytes(units))).toBe(BigInt(units));
        expect(quantityValue(wholeNumber(units))).toBe(BigInt(units));
      }),
    );
  });

  it('refuses what is not a whole number of units', () => {
    expect(() => gibibytes(1.5)).toThrow('not a whole number');
    expect(() => wholeNumber(-1)).toThrow('not a whole number');
  });
});
