import { type Period, periodOf, secondsBetween } from '@zhengyun/rulebook/calendar.ts';
import { formatCharged, parsePrice } from '@zhengyun/rulebook/money.ts';
import type { BookVersion } from '@zhengyun/rulebook/price-book.ts';
import { unitPriceRule } from '@zhengyun/rulebook/price-rule-text.ts';
import { formatQuantity, parseQuantity } from '@zhengyun/rulebook/quantity.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AmountChange } from './holding-rules.ts';
import { rate } from './rules.ts';

const at = (text: string) => new Date(text);
const NOVEMBER = periodOf('2026-11');

/** A book's version that prices items by unit over `[from, to)`; `to` null: until further notice. */
const version = (id: string, prices: Readonly<Record<string, string>>, over: Period | { from: Date; to: null }) => ({
  id,
  number: id,
  name: id,
  sample: true,
  departmentId: null,
  validFrom: over.from,
  validTo: over.to,
  rules: new Map(
    Object.entries(prices).map(([sku, yuan]) => [sku, { unit: '月', rule: unitPriceRule(parsePrice(yuan)) }]),
  ),
});
const SINCE = at('2025-12-31T16:00:00Z');
const PRICES = { 'vcpu.x86': '38.5', 'memory-gb.x86': '12.345678' };
const VERSIONS: readonly BookVersion[] = [version('v1', PRICES, { from: SINCE, to: null })];

const change = (id: string, text: string, vcpu: bigint): AmountChange => ({
  id,
  at: at(text),
  amounts: vcpu > 0n ? { vcpu } : {},
});
const november = (changes: readonly AmountChange[], versions = VERSIONS, xinchuang = false) =>
  rate({
    month: NOVEMBER,
    period: NOVEMBER,
    resources: [{ id: 'r', number: 'ZY-r', xinchuang, cloudId: 'c', changes }],
    metered: [],
    versions,
  });

describe('charges of a resource by unit prices', () => {
  it('are units × price for a whole month, not a day more or less', () => {
    const { charges, gaps } = november([change('a', '2026-10-05T00:00:00Z', 4n)]);
    expect(gaps).toEqual([]);
    expect(charges.map((c) => [c.sku, formatQuantity(c.quantity ?? 0n), formatCharged(c.amount)])).toEqual([
      ['vcpu.x86', '4.000000000', '154.000000000000000'],
    ]);
  });

  it('begin at the instant of creation and end at that of release, by the second', () => {
    const changes = [change('a', '2026-11-10T00:00:00.400Z', 2n), change('b', '2026-11-10T00:00:27.900Z', 0n)];
    const [charge] = november(changes).charges;
    expect(
      charge && [charge.from.toISOString(), charge.to.toISOString(), formatQuantity(charge.quantity ?? 0n)],
    ).toEqual(['2026-11-10T00:00:00.000Z', '2026-11-10T00:00:27.000Z', '0.000020834']);
  });

  it('stop at the release: nothing after it is ever charged', () => {
    const changes = [change('a', '2026-10-01T00:00:00Z', 2n), change('b', '2026-10-31T16:00:00Z', 0n)];
    expect(november(changes).total).toBe(0n);
  });

  it('switch to the new amount at a resize and charge no interval twice', () => {
    const changes = [change('a', '2026-11-01T00:00:00Z', 2n), change('b', '2026-11-16T00:00:00Z', 8n)];
    expect(november(changes).charges.map((c) => [c.from, c.to, c.units])).toEqual([
      [at('2026-11-01T00:00:00Z'), at('2026-11-16T00:00:00Z'), 2n],
      [at('2026-11-16T00:00:00Z'), NOVEMBER.to, 8n],
    ]);
  });

  it('are cut where a price version begins, and each part keeps its version', () => {
    const middle = at('2026-11-15T16:00:00Z');
    const versions = [
      version('v1', PRICES, { from: SINCE, to: middle }),
      version('v2', { 'vcpu.x86': '40' }, { from: middle, to: null }),
    ];
    const { charges } = november([change('a', '2026-10-01T00:00:00Z', 1n)], versions);
    expect(charges.map((c) => [c.priceVersionId, formatQuantity(c.quantity ?? 0n), formatCharged(c.amount)])).toEqual([
      ['v1', '0.500000000', '19.250000000000000'],
      ['v2', '0.500000000', '20.000000000000000'],
    ]);
    expect(charges.reduce((sum, c) => sum + (c.quantity ?? 0n), 0n)).toBe(parseQuantity('1'));
  });

  it('name the span and item that no version prices, instead of billing it at nothing', () => {
    const [begins, ends] = [at('2026-11-15T16:00:00Z'), at('2026-11-20T16:00:00Z')];
    const versions = [version('v1', { 'memory-gb.x86': '1' }, { from: begins, to: ends })];
    const changes = [{ id: 'a', at: at('2026-10-01T00:00:00Z'), amounts: { vcpu: 1n, 'memory-gb': 1n } }];
    expect(november(changes, versions).gaps.map(({ sku, from, to }) => ({ sku, from, to }))).toEqual([
      { sku: 'vcpu.x86', ...NOVEMBER },
      { sku: 'memory-gb.x86', from: NOVEMBER.from, to: begins },
      { sku: 'memory-gb.x86', from: ends, to: NOVEMBER.to },
    ]);
  });

  it('price the domestic stack by its own items', () => {
    const { gaps } = november([change('a', '2026-10-01T00:00:00Z', 1n)], VERSIONS, true);
    expect(gaps.map((gap) => gap.sku)).toEqual(['vcpu.xinchuang']);
  });
});

const monthSeconds = Number(secondsBetween(NOVEMBER.from, NOVEMBER.to));
const history = fc.uniqueArray(fc.record({ second: fc.nat(monthSeconds), vcpu: fc.bigInt({ min: 0n, max: 500n }) }), {
  selector: (entry) => entry.second,
  minLength: 1,
  maxLength: 12,
});
const instantOf = (second: number) => new Date(NOVEMBER.from.getTime() + second * 1_000);
const toChanges = (entries: readonly { second: number; vcpu: bigint }[]) =>
  entries.map(({ second, vcpu }) => ({
    id: String(second).padStart(8, '0'),
    at: instantOf(second),
    amounts: { vcpu },
  }));

describe('whatever the history of a resource', () => {
  it('splitting an interval by a change that changes nothing leaves the sum as it was', () => {
    fc.assert(
      fc.property(history, fc.nat(monthSeconds), (entries, second) => {
        const changes = toChanges(entries);
        const when = instantOf(second);
        const before = changes.toSorted((a, b) => a.at.getTime() - b.at.getTime()).findLast((c) => c.at <= when);
        const repeated = { id: 'zz', at: when, amounts: before?.amounts ?? {} };
        expect(november([...changes, repeated]).total).toBe(november(changes).total);
      }),
    );
  });

  it('a price version with the same prices leaves the sum as it was', () => {
    fc.assert(
      fc.property(history, fc.integer({ min: 1, max: monthSeconds }), (entries, second) => {
        const begins = instantOf(second);
        const again = [
          version('v1', PRICES, { from: SINCE, to: begins }),
          version('v2', PRICES, { from: begins, to: null }),
        ];
        expect(november(toChanges(entries), again).total).toBe(november(toChanges(entries)).total);
      }),
    );
  });

  it('no charge is negative, empty, outside the period or overlapping another', () => {
    fc.assert(
      fc.property(history, (entries) => {
        let reached = NOVEMBER.from;
        for (const charge of november(toChanges(entries)).charges) {
          expect(charge.from >= reached && charge.to > charge.from && charge.to <= NOVEMBER.to).toBe(true);
          expect((charge.quantity ?? -1n) >= 0n && charge.amount >= 0n).toBe(true);
          reached = charge.to;
        }
      }),
    );
  });
});
