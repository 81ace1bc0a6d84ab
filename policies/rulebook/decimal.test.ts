import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { divideFloor, divideHalfUp, formatDecimal, parseDecimal } from './decimal.ts';

describe('decimal text', () => {
  it('survives the way in and out unchanged, whatever the figure and its places', () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.nat(30), (value, places) => {
        expect(parseDecimal(formatDecimal(value, places), places)).toBe(value);
      }),
    );
  });

  it.each(['', ' 1', '1 ', '+1', '01', '.5', '5.', '1e3', '1,000', '１', '0x1', 'NaN', '1.2.3', '--1'])(
    'refuses %j, which is no plain decimal',
    (text) => {
      expect(() => parseDecimal(text, 6)).toThrow(RangeError);
    },
  );

  it('is read by the letter, however long it is, and nothing else is', () => {
    const digits = fc.stringMatching(/^\d{0,20}$/);
    const figure = fc.tuple(fc.constantFrom('', '', '', '-'), digits, fc.constantFrom('', '.', '.', '..'), digits);
    const text = fc.oneof(
      figure.map((parts) => parts.join('')),
      fc.stringMatching(/^[0-9.e+ -]{0,18}$/),
    );
    fc.assert(
      fc.property(text, fc.nat(20), (written, places) => {
        const [, sign, whole, part = ''] = /^(-?)(0|[1-9]\d*)(?:\.(\d+))?$/.exec(written) ?? [];
        const read = () => parseDecimal(written, places);
        if (whole === undefined || part.length > places) expect(read).toThrow(RangeError);
        else expect(read()).toBe(BigInt(`${sign}${whole}${part.padEnd(places, '0')}`.replace(/^-0+$/, '0')));
      }),
      { numRuns: 2_000 },
    );
  });

  it('refuses a seventh decimal of a price instead of shortening it', () => {
    expect(() => parseDecimal('0.1234567', 6)).toThrow('at most 6 places');
  });

  it('writes figures below one with their leading zero and sign', () => {
    expect([formatDecimal(-5n, 2), formatDecimal(0n, 2), formatDecimal(100n, 0)]).toEqual(['-0.05', '0.00', '100']);
  });
});

describe('division', () => {
  it.each([
    [1005n, 10n, 101n],
    [-1005n, 10n, -101n],
    [1004n, 10n, 100n],
    [0n, 7n, 0n],
  ])('rounds %s ÷ %s half away from zero to %s', (dividend, divisor, rounded) => {
    expect(divideHalfUp(dividend, divisor)).toBe(rounded);
  });

  it('floors below zero, where bigint division would cut toward zero', () => {
    expect([divideFloor(-1n, 10n), divideFloor(-10n, 10n), divideFloor(9n, 10n)]).toEqual([-1n, -1n, 0n]);
  });
});
