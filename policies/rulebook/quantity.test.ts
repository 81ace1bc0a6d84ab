import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatQuantity, parseQuantity, quantityOf } from './quantity.ts';

const MONTH = 2_592_000n;
const second = fc.bigInt({ min: 0n, max: MONTH });
const units = fc.bigInt({ min: 0n, max: 10n ** 9n });

describe('unit·months', () => {
  it('of a whole month are the units themselves', () => {
    fc.assert(
      fc.property(units, fc.constantFrom(2_419_200n, 2_505_600n, MONTH, 2_678_400n), (held, month) => {
        expect(quantityOf(held, { from: 0n, to: month, month })).toBe(held * 10n ** 9n);
      }),
    );
  });

  it('are the difference of the readings at both ends, so that a split changes nothing', () => {
    fc.assert(
      fc.property(units, second, second, second, (held, a, b, c) => {
        const [from, cut, to] = [a, b, c].toSorted((x, y) => (x < y ? -1 : 1)) as [bigint, bigint, bigint];
        const part = (start: bigint, end: bigint) => quantityOf(held, { from: start, to: end, month: MONTH });
        expect(part(from, cut) + part(cut, to)).toBe(part(from, to));
      }),
    );
  });

  it('read the meter half up at nine places', () => {
    expect(formatQuantity(quantityOf(1n, { from: 0n, to: 1n, month: MONTH }))).toBe('0.000000386');
    expect(formatQuantity(quantityOf(2n, { from: 806_400n, to: 806_427n, month: MONTH }))).toBe('0.000020834');
  });

  it('never differ from the true fraction by a whole last place', () => {
    fc.assert(
      fc.property(units, second, second, (held, a, b) => {
        const [from, to] = a < b ? [a, b] : [b, a];
        const distance = quantityOf(held, { from, to, month: MONTH }) * MONTH - held * (to - from) * 10n ** 9n;
        expect(distance <= MONTH && distance >= -MONTH).toBe(true);
      }),
    );
  });

  it('are refused outside their month', () => {
    expect(() => quantityOf(1n, { from: 5n, to: 4n, month: MONTH })).toThrow(RangeError);
    expect(() => quantityOf(1n, { from: 0n, to: MONTH + 1n, month: MONTH })).toThrow(RangeError);
  });

  it('keep their nine places as text', () => {
    expect(parseQuantity('0.000000001')).toBe(1n);
  });
});
