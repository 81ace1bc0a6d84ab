import { overlapOf, type Period } from '@zhengyun/rulebook/calendar.ts';
import { formatCharged, parsePrice } from '@zhengyun/rulebook/money.ts';
import type { BookVersion } from '@zhengyun/rulebook/price-book.ts';
import { unitPriceRule } from '@zhengyun/rulebook/price-rule-text.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type RatedResource, rate } from '../rating/rules.ts';
import { partsOutside, uncontractedUse } from './uncontracted-rules.ts';

// March 2026 in Asia/Shanghai.
const MARCH = { from: new Date('2026-02-28T16:00:00Z'), to: new Date('2026-03-31T16:00:00Z') };
const at = (day: number) => new Date(MARCH.from.getTime() + (day - 1) * 86_400_000);
const days = (from: number, to: number): Period => ({ from: at(from), to: at(to) });
const version: BookVersion = {
  id: 'v',
  number: 'JG-1',
  name: 'v',
  sample: true,
  departmentId: null,
  validFrom: at(-30),
  validTo: null,
  rules: new Map([['vcpu.x86', { unit: '核·月', rule: unitPriceRule(parsePrice('31')) }]]),
};
const host = (from: number, to?: number) => ({
  id: 'r1',
  number: 'ZY-2026-000001',
  xinchuang: false,
  cloudId: 'c',
  changes: [
    { id: 'a', at: at(from), amounts: { vcpu: 31n } },
    ...(to === undefined ? [] : [{ id: 'b', at: at(to), amounts: {} }]),
  ],
});

const ratedIn = (period: Period, resources: readonly RatedResource[], versions: readonly BookVersion[] = [version]) =>
  rate({ month: MARCH, period, resources, metered: [], versions });
const outsideOf = (
  contracts: readonly Period[],
  ...of: Parameters<typeof ratedIn> extends [unknown, ...infer Rest] ? Rest : never
) => partsOutside(MARCH, contracts).flatMap((part) => uncontractedUse(ratedIn(part, ...of)));

describe('partsOutside', () => {
  it.each<[string, Period[], Period[]]>([
    ['no contract', [], [days(1, 32)]],
    ['one for the whole month', [days(-30, 300)], []],
    ['one in the middle', [days(10, 20)], [days(1, 10), days(20, 32)]],
    ['one that ends within', [days(-30, 10)], [days(10, 32)]],
    ['two that overlap', [days(15, 40), days(5, 20)], [days(1, 5)]],
    ['two with a hole', [days(-5, 10), days(12, 40)], [days(10, 12)]],
    ['one of another month', [days(40, 50)], [days(1, 32)]],
  ])('of a month with %s', (_, contracts, parts) => {
    expect(partsOutside(MARCH, contracts)).toEqual(parts);
  });

  it('and what contracts cover make the period, each instant once', () => {
    const span = fc.tuple(fc.integer({ min: -10, max: 45 }), fc.integer({ min: 1, max: 40 }));
    fc.assert(
      fc.property(fc.array(span, { maxLength: 5 }), (spans) => {
        const contracts = spans.map(([from, length]) => days(from, from + length));
        const outside = partsOutside(MARCH, contracts);
        for (let day = 1; day < 32; day++) {
          const covered = contracts.some((contract) => overlapOf(contract, days(day, day + 1)) !== null);
          expect(outside.filter((part) => overlapOf(part, days(day, day + 1)) !== null)).toHaveLength(covered ? 0 : 1);
        }
      }),
    );
  });
});

describe('uncontractedUse', () => {
  it('is all that was held before and after a contract of some days, at the price of then', () => {
    const use = outsideOf([days(10, 20)], [host(5)]);
    expect(use.map(({ from, to, amount }) => [from, to, formatCharged(amount)])).toEqual([
      [at(5), at(10), '155.000000000000000'],
      [at(20), at(32), '372.000000000000000'],
    ]);
  });

  it('is nothing where all use is under a contract, or ended before the contract did', () => {
    expect(outsideOf([days(-30, 20)], [host(5, 20)])).toEqual([]);
    expect(outsideOf([days(-30, 20)], [])).toEqual([]);
  });

  it('names what has no price, and never takes it for nothing', () => {
    const [use] = outsideOf([], [host(5)], [{ ...version, rules: new Map() }]);
    expect(use).toMatchObject({ unpriced: ['vcpu.x86'], from: at(5), to: at(32), amount: 0n });
  });

  it('and what contracts charge add up to what the whole month would cost', () => {
    const spans = fc.array(fc.tuple(fc.integer({ min: 1, max: 28 }), fc.integer({ min: 1, max: 4 })), { maxLength: 3 });
    fc.assert(
      fc.property(spans, fc.integer({ min: 1, max: 30 }), (some, from) => {
        const contracts = some.map(([start, length]) => days(start, start + length));
        const sum = (period: Period) => ratedIn(period, [host(from)]).total;
        const under = partsOutside(MARCH, partsOutside(MARCH, contracts)).reduce((s, part) => s + sum(part), 0n);
        const outside = outsideOf(contracts, [host(from)]);
        expect(outside.reduce((s, { amount }) => s + amount, 0n) + under).toBe(sum(MARCH));
      }),
    );
  });
});
