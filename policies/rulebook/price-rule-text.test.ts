import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultOfPriceRule } from './price-rule.ts';
import { formatPriceRule, parsePriceRule, priceRuleSchema, readPriceRule, unitPriceRule } from './price-rule-text.ts';

const text = (model: unknown, more: object = {}) => ({
  model,
  discountPpm: '0',
  minimum: null,
  maximum: null,
  month: 'calendar',
  ...more,
});
const unit = (unitPrice: string) => text({ kind: 'unit', unitPrice });
const graduated = (...tiers: readonly (readonly [string, string | null, string])[]) =>
  text({ kind: 'graduated', tiers: tiers.map(([from, to, unitPrice]) => ({ from, to, unitPrice })) });

describe('the text of a price rule', () => {
  it.each([
    ['seven decimals', unit('1.0000001')],
    ['not a number', unit('NaN')],
    ['an exponent', unit('1e3')],
    ['Infinity', unit('Infinity')],
    ['a number and no text', text({ kind: 'unit', unitPrice: 1.5 })],
    ['a blank', unit('')],
    ['fifteen digits', unit('100000000000000')],
    ['a full-width digit', unit('１')],
    ['a model there isn’t', text({ kind: 'dynamic' })],
    ['a month there isn’t', text({ kind: 'unit', unitPrice: '1' }, { month: 'lunar' })],
    ['a discount of a fraction of a millionth', text({ kind: 'unit', unitPrice: '1' }, { discountPpm: '0.5' })],
    ['a field too many', text({ kind: 'unit', unitPrice: '1', tiers: [] })],
    ['ten decimals in a tier', graduated(['0', '0.0000000001', '1'])],
    ['nothing', null],
  ])('is refused with %s', (_, wrong) => {
    expect(priceRuleSchema.safeParse(wrong).success).toBe(false);
  });

  it.each([
    ['a price of −1', unit('-1'), 'PRICE_NEGATIVE', null],
    ['a gap', graduated(['0', '10', '2'], ['11', null, '1']), 'TIERS_LEAVE_GAP', 1],
    ['an overlap', graduated(['0', '10', '2'], ['9', null, '1']), 'TIERS_OVERLAP', 1],
    ['an end', graduated(['0', '10', '2'], ['10', '20', '1']), 'LAST_TIER_ENDS', 1],
    [
      'a minimum above the maximum',
      text({ kind: 'flat', price: '1' }, { minimum: '2', maximum: '1' }),
      'BOUNDS_CROSSED',
      null,
    ],
    [
      'a discount above 100 %',
      text({ kind: 'flat', price: '1' }, { discountPpm: '1000001' }),
      'DISCOUNT_TOO_LARGE',
      null,
    ],
  ])('is read with %s, which is then told at its tier', (_, wrong, fault, tier) => {
    expect(faultOfPriceRule(readPriceRule(wrong))).toEqual({ fault, tier });
    expect(() => parsePriceRule(wrong)).toThrow('unsound');
  });

  it('comes back as it was, with all decimals', () => {
    const price = fc.bigInt({ min: 0n, max: 10n ** 19n });
    fc.assert(
      fc.property(price, price, fc.bigInt({ min: 1n, max: 10n ** 20n }), (first, second, bound) => {
        const tiers = [
          { from: 0n, to: bound, unitPrice: first },
          { from: bound, to: null, unitPrice: second },
        ];
        const rule = { ...unitPriceRule(first), model: { kind: 'volume' as const, tiers } };
        expect(parsePriceRule(JSON.parse(JSON.stringify(formatPriceRule(rule))))).toEqual(rule);
      }),
    );
    expect(formatPriceRule(parsePriceRule(unit('45')))).toEqual(unit('45.000000'));
  });

  it('trap 13: is sound only as a partition: taking any two tiers of cuts apart or over each other is refused', () => {
    const cuts = fc.uniqueArray(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 10 });
    fc.assert(
      fc.property(cuts, fc.nat(), fc.integer({ min: -1, max: 1 }), (at, which, shift) => {
        const bounds = [0, ...at.toSorted((a, b) => a - b).map((cut) => cut * 2)];
        const tiers = bounds.map((from, n) => [from, bounds[n + 1] ?? null, 1] as [number, number | null, number]);
        const place = 1 + (which % (tiers.length - 1));
        const moved = tiers.map(([from, to], n) => [n === place ? from + shift : from, to] as const);
        const rule = graduated(...moved.map(([from, to]) => [`${from}`, to === null ? null : `${to}`, '1'] as const));
        const found = faultOfPriceRule(readPriceRule(rule));
        if (shift === 0) expect(found).toBeNull();
        else expect(found).toEqual({ fault: shift > 0 ? 'TIERS_LEAVE_GAP' : 'TIERS_OVERLAP', tier: place });
      }),
    );
  });
});
