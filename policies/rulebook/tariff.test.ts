import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { periodOf, secondsBetween } from './calendar.ts';
import { formatAmount, parseAmount, parsePrice } from './money.ts';
import { formatQuantity, parseQuantity } from './quantity.ts';
import {
  type AmountChange,
  chargesOf,
  monthFen,
  type PriceVersion,
  unpricedSkus,
  yearEndAmount,
  yearEndFen,
} from './tariff.ts';

const at = (text: string) => new Date(text);
const version = (
  id: string,
  from: string,
  prices: Readonly<Record<string, string>>,
  to: string | null = null,
): PriceVersion => ({
  id,
  validFrom: at(from),
  validTo: to === null ? null : at(to),
  prices: new Map(Object.entries(prices).map(([sku, price]) => [sku as 'vcpu.x86', parsePrice(price)])),
});
const VERSIONS = [version('v1', '2025-12-31T16:00:00Z', { 'vcpu.x86': '38.5', 'memory-gb.x86': '12.345678' })];
const NOVEMBER = periodOf('2026-11');
const change = (id: string, text: string, vcpu: bigint): AmountChange => ({
  id,
  at: at(text),
  amounts: vcpu > 0n ? { vcpu } : {},
});
const total = (changes: readonly AmountChange[], versions = VERSIONS) =>
  chargesOf({ changes, xinchuang: false }, versions, NOVEMBER).charges.reduce((sum, charge) => sum + charge.amount, 0n);

describe('charges of a resource', () => {
  it('are units × price for a whole month, not a day more or less', () => {
    const { charges, gaps } = chargesOf(
      { changes: [change('a', '2026-10-05T00:00:00Z', 4n)], xinchuang: false },
      VERSIONS,
      NOVEMBER,
    );
    expect(gaps).toEqual([]);
    expect(charges.map((c) => [c.sku, formatQuantity(c.quantity), formatAmount(c.amount)])).toEqual([
      ['vcpu.x86', '4.000000000', '154.000000000000000'],
    ]);
  });

  it('begin at the instant of creation and end at that of release, by the second', () => {
    const changes = [change('a', '2026-11-10T00:00:00.400Z', 2n), change('b', '2026-11-10T00:00:27.900Z', 0n)];
    const [charge] = chargesOf({ changes, xinchuang: false }, VERSIONS, NOVEMBER).charges;
    expect(charge && [charge.from.toISOString(), charge.to.toISOString(), formatQuantity(charge.quantity)]).toEqual([
      '2026-11-10T00:00:00.000Z',
      '2026-11-10T00:00:27.000Z',
      '0.000020834',
    ]);
  });

  it('stop at the release: nothing after it is ever charged', () => {
    expect(total([change('a', '2026-10-01T00:00:00Z', 2n), change('b', '2026-10-31T16:00:00Z', 0n)])).toBe(0n);
  });

  it('switch to the new amount at a resize and charge no interval twice', () => {
    const changes = [change('a', '2026-11-01T00:00:00Z', 2n), change('b', '2026-11-16T00:00:00Z', 8n)];
    const { charges } = chargesOf({ changes, xinchuang: false }, VERSIONS, NOVEMBER);
    expect(charges.map((c) => [c.from, c.to, c.units])).toEqual([
      [at('2026-11-01T00:00:00Z'), at('2026-11-16T00:00:00Z'), 2n],
      [at('2026-11-16T00:00:00Z'), NOVEMBER.to, 8n],
    ]);
  });

  it('are cut where a price version begins, and each part keeps its version', () => {
    const versions = [...VERSIONS, version('v2', '2026-11-15T16:00:00Z', { 'vcpu.x86': '40' })];
    const { charges } = chargesOf(
      { changes: [change('a', '2026-10-01T00:00:00Z', 1n)], xinchuang: false },
      versions,
      NOVEMBER,
    );
    expect(charges.map((c) => [c.priceVersionId, formatQuantity(c.quantity), formatAmount(c.amount)])).toEqual([
      ['v1', '0.500000000', '19.250000000000000'],
      ['v2', '0.500000000', '20.000000000000000'],
    ]);
  });

  it('never use two overlapping versions at once: the later one rules from its beginning', () => {
    const versions = [version('v2', '2026-11-15T16:00:00Z', { 'vcpu.x86': '40' }), ...VERSIONS];
    const { charges } = chargesOf(
      { changes: [change('a', '2026-10-01T00:00:00Z', 1n)], xinchuang: false },
      versions,
      NOVEMBER,
    );
    expect(charges.reduce((sum, c) => sum + c.quantity, 0n)).toBe(parseQuantity('1'));
  });

  it('name the span and item that no version prices, instead of billing it at nothing', () => {
    const versions = [version('v1', '2026-11-15T16:00:00Z', { 'memory-gb.x86': '1' }, '2026-11-20T16:00:00Z')];
    const changes = [{ id: 'a', at: at('2026-10-01T00:00:00Z'), amounts: { vcpu: 1n, 'memory-gb': 1n } }];
    const { gaps } = chargesOf({ changes, xinchuang: false }, versions, NOVEMBER);
    expect(gaps).toEqual([
      { sku: 'vcpu.x86', ...NOVEMBER },
      { sku: 'memory-gb.x86', from: NOVEMBER.from, to: at('2026-11-15T16:00:00Z') },
      { sku: 'memory-gb.x86', from: at('2026-11-20T16:00:00Z'), to: NOVEMBER.to },
    ]);
  });

  it('price the domestic stack by its own items', () => {
    const { gaps } = chargesOf(
      { changes: [change('a', '2026-10-01T00:00:00Z', 1n)], xinchuang: true },
      VERSIONS,
      NOVEMBER,
    );
    expect(gaps.map((gap) => gap.sku)).toEqual(['vcpu.xinchuang']);
  });
});

const monthSeconds = Number(secondsBetween(NOVEMBER.from, NOVEMBER.to));
const history = fc.uniqueArray(fc.record({ second: fc.nat(monthSeconds), vcpu: fc.bigInt({ min: 0n, max: 500n }) }), {
  selector: (entry) => entry.second,
  minLength: 1,
  maxLength: 12,
});
const toChanges = (entries: readonly { second: number; vcpu: bigint }[]) =>
  entries.map((entry) => ({
    id: String(entry.second).padStart(8, '0'),
    at: new Date(NOVEMBER.from.getTime() + entry.second * 1_000),
    amounts: { vcpu: entry.vcpu },
  }));

describe('whatever the history of a resource', () => {
  it('the order in which its changes are read changes no charge', () => {
    fc.assert(
      fc.property(history, fc.integer(), (entries, seed) => {
        const shuffled = entries.toSorted((a, b) => ((a.second * 31 + seed) % 101) - ((b.second * 31 + seed) % 101));
        expect(chargesOf({ changes: toChanges(shuffled), xinchuang: false }, VERSIONS, NOVEMBER)).toEqual(
          chargesOf({ changes: toChanges(entries), xinchuang: false }, VERSIONS, NOVEMBER),
        );
      }),
    );
  });

  it('splitting an interval by a change that changes nothing leaves the sum as it was', () => {
    fc.assert(
      fc.property(history, fc.nat(monthSeconds), (entries, second) => {
        const changes = toChanges(entries);
        const when = new Date(NOVEMBER.from.getTime() + second * 1_000);
        const before = changes.toSorted((a, b) => a.at.getTime() - b.at.getTime()).findLast((c) => c.at <= when);
        const repeated = { id: 'zz', at: when, amounts: before?.amounts ?? {} };
        expect(total([...changes, repeated])).toBe(total(changes));
      }),
    );
  });

  it('a price version with the same prices leaves the sum as it was', () => {
    fc.assert(
      fc.property(history, fc.nat(monthSeconds), (entries, second) => {
        const again = {
          ...(VERSIONS[0] as PriceVersion),
          id: 'v2',
          validFrom: new Date(NOVEMBER.from.getTime() + second * 1_000),
        };
        expect(total(toChanges(entries), [...VERSIONS, again])).toBe(total(toChanges(entries)));
      }),
    );
  });

  it('no charge is negative, empty, outside the period or overlapping another', () => {
    fc.assert(
      fc.property(history, (entries) => {
        const { charges } = chargesOf({ changes: toChanges(entries), xinchuang: false }, VERSIONS, NOVEMBER);
        let reached = NOVEMBER.from;
        for (const charge of charges) {
          expect(charge.from >= reached && charge.to > charge.from && charge.to <= NOVEMBER.to).toBe(true);
          expect(charge.quantity >= 0n && charge.amount >= 0n).toBe(true);
          reached = charge.to;
        }
      }),
    );
  });
});

describe('estimates', () => {
  const estimate = {
    amounts: { vcpu: 3n, 'memory-gb': 2n },
    xinchuang: false,
    prices: VERSIONS[0]?.prices ?? new Map(),
  };

  it('round a whole month once over all items', () => {
    expect(monthFen(estimate)).toBe(14_019n);
  });

  it('run to the end of the calendar year in Asia/Shanghai', () => {
    expect(yearEndAmount(estimate, periodOf('2026-12').from)).toBe(parseAmount('140.191356'));
    expect(yearEndFen(estimate, periodOf('2026-11').from)).toBe(28_038n);
  });

  it('name what has no price', () => {
    expect(unpricedSkus({ ...estimate, amounts: { 'bandwidth-mbps': 1n, vcpu: 1n } })).toEqual(['bandwidth-mbps.x86']);
  });
});
