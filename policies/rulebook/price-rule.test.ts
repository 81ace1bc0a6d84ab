import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatExact, parseExact, parsePrice } from './money.ts';
import {
  amountsOfParts,
  averagePrice,
  faultOfPriceRule,
  type PriceModel,
  type PriceRule,
  type PriceTier,
  type QuantityPart,
  rate,
  WHOLE_MONTH,
} from './price-rule.ts';
import { parseQuantity } from './quantity.ts';

const units = parseQuantity;
const tier = (from: string, to: string | null, price: string): PriceTier => ({
  from: units(from),
  to: to === null ? null : units(to),
  unitPrice: parsePrice(price),
});
const TIERS = [tier('0', '10', '2'), tier('10', '100', '1.5'), tier('100', null, '0.733333')];
const ruleOf = (model: PriceModel, more: Partial<PriceRule> = {}): PriceRule => ({
  model,
  discountPpm: 0n,
  minimum: null,
  maximum: null,
  ...more,
});
const UNIT: PriceModel = { kind: 'unit', unitPrice: parsePrice('38.5') };
const FLAT: PriceModel = { kind: 'flat', price: parsePrice('120') };
const GRADUATED: PriceModel = { kind: 'graduated', tiers: TIERS };
const VOLUME: PriceModel = { kind: 'volume', tiers: TIERS };
const PACKAGE: PriceModel = { kind: 'package', size: units('5'), price: parsePrice('9.99') };
const cost = (model: PriceModel, quantity: string, more: Partial<PriceRule> = {}) =>
  new Decimal(formatExact(rate(ruleOf(model, more), units(quantity)).charged)).toString();

describe('a month’s quantity costs', () => {
  it.each(
    (
      [
        [UNIT, '2.5', '96.25'],
        [UNIT, '0', '0'],
        [FLAT, '0.000000001', '120'],
        [FLAT, '0', '0'],
        [GRADUATED, '9.999999999', '19.999999998'],
        [GRADUATED, '10', '20'],
        [GRADUATED, '11', '21.5'],
        [GRADUATED, '100', '155'],
        [GRADUATED, '103', '157.199999'],
        [VOLUME, '9.999999999', '19.999999998'],
        // The bound itself is the next tier's, and its price is the whole quantity's: it may cost less than a little less.
        [VOLUME, '10', '15'],
        [VOLUME, '100', '73.3333'],
        [PACKAGE, '0', '0'],
        [PACKAGE, '0.000000001', '9.99'],
        [PACKAGE, '5', '9.99'],
        [PACKAGE, '5.000000001', '19.98'],
      ] as const
    ).map(([model, quantity, yuan]) => ({ model, by: model.kind, quantity, yuan })),
  )('by $by, of $quantity: $yuan yuan', ({ model, quantity, yuan }) => {
    expect(cost(model, quantity)).toBe(yuan);
  });

  it('less by a discount, exactly, and then never below the minimum nor above the maximum', () => {
    expect(cost(UNIT, '1', { discountPpm: 333_333n })).toBe('25.6666795');
    expect(cost(UNIT, '1', { discountPpm: 333_333n, minimum: parsePrice('30') })).toBe('30');
    expect(cost(UNIT, '9', { maximum: parsePrice('100') })).toBe('100');
    expect(cost(UNIT, '1', { discountPpm: 1_000_000n })).toBe('0');
    const both = rate(ruleOf(UNIT, { minimum: parsePrice('50'), maximum: parsePrice('50') }), units('1'));
    expect(formatExact(both.bound)).toBe(`11.5${'0'.repeat(39)}`);
  });

  it('trap 6: a minimum and a flat price for the share of the month the rule held, never for another month’s days', () => {
    const half = WHOLE_MONTH / 2n;
    const minimum = ruleOf(UNIT, { minimum: parsePrice('100') });
    expect(rate(minimum, 0n, half).charged).toBe(parseExact('50'));
    expect(rate(ruleOf(FLAT), units('3'), half).charged).toBe(parseExact('60'));
    // 31 days of a price whose month is 30.
    expect(rate(minimum, 0n, 1_033_333_333n).charged).toBe(parseExact('103.3333333'));
    expect(() => rate(minimum, 0n, 1_033_333_334n)).toThrow(RangeError);
    expect(() => rate(minimum, 1n, 0n)).toThrow('no part of a month');
    expect(rate(minimum, 0n, 0n).charged).toBe(0n);
  });

  it('trap 14: nothing can be said of a negative quantity: it is neither clamped nor turned round', () => {
    expect(() => rate(ruleOf(GRADUATED), -1n)).toThrow('never negative');
  });
});

describe('the tiers of a rule', () => {
  const faultOf = (tiers: readonly PriceTier[]) => faultOfPriceRule(ruleOf({ kind: 'graduated', tiers }));

  it.each(
    (
      [
        [[], 'NO_TIER', null],
        [[tier('1', null, '1')], 'FIRST_TIER_NOT_FROM_ZERO', 0],
        [[tier('0', '10', '1'), tier('9', null, '1')], 'TIERS_OVERLAP', 1],
        [[tier('0', '10', '1'), tier('10.000000001', null, '1')], 'TIERS_LEAVE_GAP', 1],
        [[tier('0', '0', '1'), tier('0', null, '1')], 'TIER_EMPTY', 0],
        [[tier('0', '10', '1'), tier('10', '9', '1')], 'TIER_EMPTY', 1],
        [[tier('0', '10', '1')], 'LAST_TIER_ENDS', 0],
        [[tier('0', null, '1'), tier('10', null, '1')], 'TIER_AFTER_LAST', 1],
        [[{ ...tier('0', null, '1'), unitPrice: -1n }], 'PRICE_NEGATIVE', 0],
      ] as const
    ).map(([tiers, fault, at]) => ({ tiers, fault, at })),
  )('$fault at $at', ({ tiers, fault, at }) => {
    expect(faultOf(tiers)).toEqual({ fault, tier: at });
  });

  it('trap 13: are taken whenever they are a partition, and never when one bound is moved', () => {
    const widths = fc.array(fc.bigInt({ min: 1n, max: 10n ** 15n }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(widths, fc.nat(), fc.bigInt({ min: 1n, max: 10n ** 14n }), fc.boolean(), (sizes, which, by, up) => {
        const bounds = [0n];
        for (const size of sizes) bounds.push((bounds.at(-1) ?? 0n) + size);
        const tiers = bounds.map((from, index) => ({ from, to: bounds[index + 1] ?? null, unitPrice: 1n }));
        expect(faultOf(tiers)).toBeNull();
        const moved = tiers.map((each, index) =>
          index === which % tiers.length ? { ...each, from: up ? each.from + by : each.from - by } : each,
        );
        expect(faultOf(moved)).not.toBeNull();
      }),
    );
  });

  it('are told of with discounts above the whole, crossed bounds and empty packages', () => {
    expect(faultOfPriceRule(ruleOf(UNIT, { discountPpm: 1_000_001n }))?.fault).toBe('DISCOUNT_TOO_LARGE');
    expect(faultOfPriceRule(ruleOf(UNIT, { minimum: 2n, maximum: 1n }))?.fault).toBe('BOUNDS_CROSSED');
    expect(faultOfPriceRule(ruleOf({ ...PACKAGE, size: 0n } as PriceModel))?.fault).toBe('PACKAGE_EMPTY');
    expect(faultOfPriceRule(ruleOf({ kind: 'unit', unitPrice: -1n }))?.fault).toBe('PRICE_NEGATIVE');
  });
});

const tiersArbitrary = fc
  .array(
    fc.record({ size: fc.bigInt({ min: 1n, max: 10n ** 12n }), unitPrice: fc.bigInt({ min: 0n, max: 10n ** 9n }) }),
    {
      minLength: 1,
      maxLength: 6,
    },
  )
  .map((sizes): readonly PriceTier[] => {
    let reached = 0n;
    return sizes.map(({ size, unitPrice }, index) => {
      const from = reached;
      reached += size;
      return { from, to: index === sizes.length - 1 ? null : reached, unitPrice };
    });
  });
const price = fc.bigInt({ min: 0n, max: 10n ** 9n });
const modelArbitrary: fc.Arbitrary<PriceModel> = fc.oneof(
  price.map((unitPrice) => ({ kind: 'unit' as const, unitPrice })),
  price.map((each) => ({ kind: 'flat' as const, price: each })),
  fc
    .tuple(fc.constantFrom('graduated' as const, 'volume' as const), tiersArbitrary)
    .map(([kind, tiers]) => ({ kind, tiers })),
  fc
    .tuple(fc.bigInt({ min: 1n, max: 10n ** 12n }), price)
    .map(([size, each]) => ({ kind: 'package' as const, size, price: each })),
);
const quantity = fc.bigInt({ min: 0n, max: 10n ** 13n });
const partsArbitrary = fc
  .array(fc.tuple(quantity, fc.nat(5)), { maxLength: 8 })
  .map((parts) =>
    parts.map(([q, day], index): QuantityPart => ({ id: `p${index}`, at: new Date(day * 86_400_000), quantity: q })),
  );
const sum = (amounts: Iterable<bigint>) => [...amounts].reduce((all, each) => all + each, 0n);
const wholeOf = (parts: readonly QuantityPart[]) => sum(parts.map((part) => part.quantity));

describe('whatever the model', () => {
  it('its parts carry exactly what the whole costs, and their order changes nothing', () => {
    fc.assert(
      fc.property(modelArbitrary, partsArbitrary, (model, parts) => {
        const amounts = amountsOfParts(model, parts);
        expect(sum(amounts.values())).toBe(rate(ruleOf(model), wholeOf(parts)).byModel);
        expect(amountsOfParts(model, parts.toReversed())).toEqual(amounts);
      }),
    );
  });

  it('a part cut in two of the same instant leaves every other part and the two’s sum as they were', () => {
    fc.assert(
      fc.property(modelArbitrary, partsArbitrary, fc.nat(), quantity, (model, parts, which, cut) => {
        const chosen = parts[which % Math.max(1, parts.length)];
        fc.pre(chosen !== undefined && chosen.quantity > cut);
        if (!chosen) return;
        const halves = [
          { ...chosen, quantity: cut },
          { ...chosen, id: `${chosen.id}!`, quantity: chosen.quantity - cut },
        ];
        const before = amountsOfParts(model, parts);
        const after = amountsOfParts(model, [...parts.filter((part) => part !== chosen), ...halves]);
        for (const part of parts) if (part !== chosen) expect(after.get(part.id)).toBe(before.get(part.id));
        expect((after.get(chosen.id) ?? 0n) + (after.get(`${chosen.id}!`) ?? 0n)).toBe(before.get(chosen.id));
      }),
    );
  });

  it('a month cut in two by the same rule costs what it cost: tiers and packages are meant for a whole month', () => {
    const units = fc.bigInt({ min: 0n, max: 10n ** 4n });
    const share = fc.bigInt({ min: 1n, max: WHOLE_MONTH - 1n });
    fc.assert(
      fc.property(modelArbitrary, units, share, (model, held, first) => {
        const parts = [first, WHOLE_MONTH - first].map((part) => rate(ruleOf(model), held * part, part).charged);
        expect(sum(parts)).toBe(rate(ruleOf(model), held * WHOLE_MONTH).charged);
      }),
    );
  });

  it('more never costs less, but by volume', () => {
    fc.assert(
      fc.property(modelArbitrary, quantity, quantity, (model, some, more) => {
        fc.pre(model.kind !== 'volume');
        expect(rate(ruleOf(model), some + more).charged >= rate(ruleOf(model), some).charged).toBe(true);
      }),
    );
  });

  it('one tier is the same as a unit price', () => {
    fc.assert(
      fc.property(price, quantity, (unitPrice, of) => {
        const one = [{ from: 0n, to: null, unitPrice }];
        const byUnit = rate(ruleOf({ kind: 'unit', unitPrice }), of).charged;
        expect(rate(ruleOf({ kind: 'graduated', tiers: one }), of).charged).toBe(byUnit);
        expect(rate(ruleOf({ kind: 'volume', tiers: one }), of).charged).toBe(byUnit);
      }),
    );
  });

  it('trap 24: the largest quantity by the largest price is exact, where 128 bits would be past their end', () => {
    const [most, dearest] = ['999999999999999999999.999999999', '99999999999999.999999'];
    const product = new (Decimal.clone({ precision: 80 }))(most).mul(dearest);
    const { charged } = rate(ruleOf({ kind: 'unit', unitPrice: parsePrice(dearest) }), units(most));
    expect(charged > 2n ** 127n).toBe(true);
    expect(product.eq(formatExact(charged))).toBe(true);
  });

  it('traps 23 and 24: a separate decimal library comes to the same yuan, discount and bounds included', () => {
    const D = Decimal.clone({ precision: 80 });
    const q9 = (value: bigint) => new D(value.toString()).div(1e9);
    const p6 = (value: bigint) => new D(value.toString()).div(1e6);
    const byHand = (model: PriceModel, of: Decimal) => {
      if (model.kind === 'unit') return p6(model.unitPrice).mul(of);
      if (model.kind === 'flat') return of.isZero() ? new D(0) : p6(model.price);
      if (model.kind === 'package') return of.div(q9(model.size)).ceil().mul(p6(model.price));
      if (model.kind === 'volume')
        return p6(model.tiers.findLast((each) => q9(each.from).lte(of))?.unitPrice ?? -1n).mul(of);
      return model.tiers.reduce((all, each) => {
        const end = each.to === null ? of : D.min(of, q9(each.to));
        return all.add(D.max(end.sub(q9(each.from)), 0).mul(p6(each.unitPrice)));
      }, new D(0));
    };
    const bound = fc.option(price);
    fc.assert(
      fc.property(
        modelArbitrary,
        quantity,
        fc.bigInt({ min: 0n, max: 1_000_000n }),
        bound,
        bound,
        (model, of, off, a, b) => {
          const [minimum, maximum] = a !== null && b !== null && a > b ? [b, a] : [a, b];
          let hand = byHand(model, q9(of)).mul(new D(1).sub(p6(off)));
          if (minimum !== null) hand = D.max(hand, p6(minimum));
          if (maximum !== null) hand = D.min(hand, p6(maximum));
          const { charged } = rate({ model, discountPpm: off, minimum, maximum }, of);
          expect(new D(formatExact(charged)).eq(hand)).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('the price that is printed for a whole', () => {
  it('is the average, six places, and none where there was nothing', () => {
    expect(averagePrice(parseExact('157.199999'), units('103'))).toBe(parsePrice('1.526214'));
    expect(averagePrice(0n, 0n)).toBeNull();
  });
});
