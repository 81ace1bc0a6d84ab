import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { periodOf } from './calendar.ts';
import { quantityInMonth, secondsOfPriceMonth } from './price-month.ts';
import { formatQuantity } from './quantity.ts';

const of = (month: string, price: 'calendar' | 'fixed-30-days') => {
  const whole = periodOf(month);
  return formatQuantity(quantityInMonth(1n, whole, { month: price, whole }));
};

describe('a month in a price', () => {
  it.each([
    ['2026-02', 'calendar', '1.000000000'],
    ['2026-03', 'calendar', '1.000000000'],
    ['2026-02', 'fixed-30-days', '0.933333333'],
    ['2026-03', 'fixed-30-days', '1.033333333'],
    ['2026-04', 'fixed-30-days', '1.000000000'],
  ] as const)(
    'a unit held through %s is, by %s, %s unit·months (trap 18, cloudstack#3448)',
    (month, price, expected) => {
      expect(of(month, price)).toBe(expected);
    },
  );

  it('parts add up to the whole', () => {
    const whole = periodOf('2026-03');
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 31 * 86_400 }),
        fc.constantFrom('calendar', 'fixed-30-days'),
        (second, month) => {
          const cut = new Date(whole.from.getTime() + second * 1000);
          const part = (from: Date, to: Date) => quantityInMonth(7n, { from, to }, { month, whole });
          expect(part(whole.from, cut) + part(cut, whole.to)).toBe(part(whole.from, whole.to));
        },
      ),
    );
  });

  it('is refused for time outside it, and divides by its own seconds', () => {
    const whole = periodOf('2026-02');
    const held = { from: whole.from, to: new Date(whole.to.getTime() + 1000) };
    expect(() => quantityInMonth(1n, held, { month: 'calendar', whole })).toThrow(RangeError);
    expect(secondsOfPriceMonth('calendar', whole)).toBe(28n * 86_400n);
    expect(secondsOfPriceMonth('fixed-30-days', whole)).toBe(2_592_000n);
  });
});
