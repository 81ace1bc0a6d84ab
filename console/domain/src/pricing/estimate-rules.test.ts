import { periodOf, yearEndOf } from '@zhengyun/rulebook/calendar.ts';
import type { Sku } from '@zhengyun/rulebook/dimension.ts';
import { fenOfExact, parsePrice } from '@zhengyun/rulebook/money.ts';
import { unitPriceRule } from '@zhengyun/rulebook/price-rule-text.ts';
import { describe, expect, it } from 'vitest';
import { bookOf, costOver, heldSkus, monthExact } from './estimate-rules.ts';

const priced = (yuan: string) => ({ unit: '月', rule: unitPriceRule(parsePrice(yuan)) });
const prices = new Map<Sku, ReturnType<typeof priced>>([
  ['vcpu.x86', priced('38.5')],
  ['memory-gb.x86', priced('12.345678')],
]);
const held = { amounts: { vcpu: 3n, 'memory-gb': 2n }, xinchuang: false };
const toYearEnd = (from: Date) => costOver(held, bookOf(prices), { from, to: yearEndOf(from) });

describe('an estimate of several items', () => {
  it('of a whole month is 140.191356 yuan, rounded once over all of them', () => {
    const month = heldSkus(held).reduce((sum, { sku, units }) => sum + monthExact(prices.get(sku)!, units), 0n);
    expect(fenOfExact(month)).toBe(14_019n);
    expect(toYearEnd(periodOf('2026-12').from)).toBe(14_019n);
  });

  it('to the end of the calendar year in Asia/Shanghai is rounded once over all months', () => {
    expect(toYearEnd(periodOf('2026-11').from)).toBe(28_038n);
  });

  it('is unknown where one of them has no price', () => {
    const more = { ...held, amounts: { ...held.amounts, 'bandwidth-mbps': 1n } };
    expect(costOver(more, bookOf(prices), periodOf('2026-12'))).toBeNull();
  });
});
