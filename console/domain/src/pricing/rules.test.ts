import { cloudHostSpecSchema } from '@zhengyun/rulebook/catalogue/compute.ts';
import { SKUS, type Sku } from '@zhengyun/rulebook/dimension.ts';
import { parsePrice } from '@zhengyun/rulebook/money.ts';
import { type PriceTerms, unitPriceRule } from '@zhengyun/rulebook/price-rule-text.ts';
import { parseQuantity } from '@zhengyun/rulebook/quantity.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstUnsound, missingPrices, priceLine, refuseVersion, stateOfVersion } from './rules.ts';

const price = (yuan: string) => ({ unit: '个·月', rule: unitPriceRule(parsePrice(yuan)) });
const prices = new Map<Sku, ReturnType<typeof price>>(SKUS.map((sku) => [sku, price('10.000000')]));
const host = cloudHostSpecSchema.parse({ item: 'cloud-host', count: 2, vcpu: 4, memoryGb: 8 });

describe('priceLine', () => {
  it('prices every billing item the line takes, for one month', () => {
    const { parts, monthFen } = priceLine({ spec: host, xinchuang: false }, prices, new Date('2026-01-01T00:00:00Z'));
    expect(parts.map(({ sku, units, monthFen: fen }) => [sku, units, fen])).toEqual([
      ['vcpu.x86', 8n, 8_000n],
      ['memory-gb.x86', 16n, 16_000n],
      ['disk-ordinary-gb.x86', 200n, 200_000n],
    ]);
    expect(monthFen).toBe(224_000n);
  });

  it('prices domestic stacks by their own items', () => {
    const { parts } = priceLine({ spec: host, xinchuang: true }, prices, new Date('2026-01-01T00:00:00Z'));
    expect(parts.every((part) => part.sku.endsWith('.xinchuang'))).toBe(true);
  });

  it('runs to the end of the year in Shanghai, not in UTC', () => {
    const lastDay = new Date('2026-12-30T16:00:00Z');
    const { yearEndFen } = priceLine({ spec: host, xinchuang: false }, prices, lastDay);
    expect(yearEndFen).toBe(7_226n); // 2,240 yuan × 1 of 31 days, half up
    const newYear = priceLine({ spec: host, xinchuang: false }, prices, new Date('2026-12-31T16:00:00Z'));
    expect(newYear.yearEndFen).toBe(12n * 224_000n);
  });

  it('of n hosts costs n times one host', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), (count) => {
        const one = priceLine({ spec: { ...host, count: 1 }, xinchuang: false }, prices, new Date(0));
        const many = priceLine({ spec: { ...host, count }, xinchuang: false }, prices, new Date(0));
        expect(many.monthFen).toBe(one.monthFen * BigInt(count));
      }),
    );
  });
});

describe('missingPrices', () => {
  it('names each item without a price once', () => {
    const some = new Map(prices);
    some.delete('vcpu.x86');
    const line = { spec: host, xinchuang: false };
    expect(missingPrices([line, line], some)).toEqual(['vcpu.x86']);
    expect(missingPrices([line], prices)).toEqual([]);
  });
});

describe('refuseVersion', () => {
  const now = new Date('2026-06-01T00:00:00Z');
  const past = { validFrom: new Date('2026-01-01T00:00:00Z'), validTo: null };
  it.each([
    ['the first in the past', { validFrom: past.validFrom, skus: ['a'] }, [], null],
    ['a later one in the past', { validFrom: new Date('2026-05-01T00:00:00Z'), skus: ['a'] }, [past], 'validFrom'],
    ['one at this instant', { validFrom: now, skus: ['a'] }, [past], 'validFrom'],
    ['one in the future', { validFrom: new Date('2026-07-01T00:00:00Z'), skus: ['a'] }, [past], null],
    [
      'one before a version that is to come',
      { validFrom: new Date('2026-07-01T00:00:00Z'), skus: ['a'] },
      [{ validFrom: new Date('2026-08-01T00:00:00Z'), validTo: null }],
      'validFrom',
    ],
    ['none at all', { validFrom: past.validFrom, skus: [] }, [], 'prices'],
    [
      'a department’s first in the past',
      { validFrom: past.validFrom, skus: ['a'], departmentId: 'd' },
      [],
      'validFrom',
    ],
    [
      'a department’s first of none',
      { validFrom: new Date('2026-07-01T00:00:00Z'), skus: [], departmentId: 'd' },
      [],
      'prices',
    ],
    [
      'a department’s that ends its prices',
      { validFrom: new Date('2026-07-01T00:00:00Z'), skus: [], departmentId: 'd' },
      [past],
      null,
    ],
    ['two prices of one item', { validFrom: past.validFrom, skus: ['a', 'a'] }, [], 'prices'],
  ] as const)('%s', (_, wanted, existing, field) => {
    expect(refuseVersion({ departmentId: null, ...wanted }, existing, now)).toBe(field);
  });
});

describe('a line whose price goes by all that is used', () => {
  const graduated: PriceTerms = {
    ...unitPriceRule(0n),
    model: {
      kind: 'graduated',
      tiers: [
        { from: 0n, to: parseQuantity('4'), unitPrice: parsePrice('10') },
        { from: parseQuantity('4'), to: null, unitPrice: parsePrice('5') },
      ],
    },
  };
  const tiered = new Map([...prices, ['vcpu.x86' as const, { unit: '核·月', rule: graduated }]]);

  it('is estimated as though nothing else were used, and says so', () => {
    const line = priceLine({ spec: host, xinchuang: false }, tiered, new Date('2026-12-30T16:00:00Z'));
    // 8 cores: 4 at 10 yuan and 4 at 5; one of December's 31 days is 1/31 of it.
    expect(line.parts[0]).toMatchObject({ sku: 'vcpu.x86', monthFen: 6_000n, unitPrice: parsePrice('10') });
    expect(line).toMatchObject({ alone: true, monthFen: 222_000n, yearEndFen: 7_161n });
    expect(priceLine({ spec: host, xinchuang: false }, prices, new Date(0)).alone).toBe(false);
  });

  it('by months of 30 days costs more in a month of 31', () => {
    const fixed = new Map(
      [...prices].map(([sku, each]) => [sku, { ...each, rule: { ...each.rule, month: 'fixed-30-days' as const } }]),
    );
    const { yearEndFen, monthFen } = priceLine(
      { spec: host, xinchuang: false },
      fixed,
      new Date('2026-11-30T16:00:00Z'),
    );
    expect(monthFen).toBe(224_000n);
    expect(yearEndFen).toBe(231_467n); // 2,240 yuan × 31 ÷ 30, half up
  });
});

describe('firstUnsound', () => {
  it('names the item, the place and the tier', () => {
    const sound = { sku: 'a', rule: unitPriceRule(1n) };
    const minus = { sku: 'b', rule: unitPriceRule(-1n) };
    expect(firstUnsound([sound])).toBe(null);
    expect(firstUnsound([sound, minus])).toEqual({ sku: 'b', index: 1, fault: 'PRICE_NEGATIVE', tier: null });
  });
});

describe('stateOfVersion', () => {
  const now = new Date('2026-06-01T00:00:00Z');
  const before = new Date('2026-01-01T00:00:00Z');
  const after = new Date('2026-07-01T00:00:00Z');
  it.each([
    [before, null, null, 'in-force'],
    [before, after, null, 'in-force'],
    [before, now, null, 'over'],
    [now, null, null, 'in-force'],
    [after, null, null, 'to-come'],
    [after, null, before, 'withdrawn'],
  ] as const)('from %s to %s, withdrawn %s: %s', (validFrom, validTo, withdrawnAt, state) => {
    expect(stateOfVersion({ validFrom, validTo, withdrawnAt }, now)).toBe(state);
  });
});
