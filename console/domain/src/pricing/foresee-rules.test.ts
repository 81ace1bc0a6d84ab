import { SKUS } from '@zhengyun/rulebook/dimension.ts';
import { parsePrice } from '@zhengyun/rulebook/money.ts';
import type { BookVersion } from '@zhengyun/rulebook/price-book.ts';
import { unitPriceRule } from '@zhengyun/rulebook/price-rule-text.ts';
import { describe, expect, it } from 'vitest';
import { foreseePriceChange } from './foresee-rules.ts';

const NOW = new Date('2026-11-30T16:00:00Z');
const NEW_YEAR = new Date('2026-12-31T16:00:00Z');
const lines = [{ spec: { item: 'bandwidth' as const, mbps: 10 }, xinchuang: false }];
const version = (id: string, price: string, from: string, to: string | null = null): BookVersion => ({
  id,
  number: id,
  name: id,
  sample: true,
  departmentId: null,
  validFrom: new Date(from),
  validTo: to === null ? null : new Date(to),
  rules: new Map(SKUS.map((sku) => [sku, { unit: '个·月', rule: unitPriceRule(parsePrice(price)) }])),
});
const quoted = (to: string | null) => version('quoted', '31.000000', '2025-12-31T16:00:00Z', to);
const foresee = (versions: readonly BookVersion[], from = NOW) =>
  foreseePriceChange({ lines, versions, quotedId: 'quoted', period: { from, to: NEW_YEAR } });

describe('what becomes of a quoted price until the year’s end', () => {
  it('is nothing where it charges all of it', () => {
    expect(foresee([quoted(null)])).toBe(null);
    const next = NEW_YEAR.toISOString();
    expect(foresee([quoted(next), version('later', '1.000000', next)])).toBe(null);
  });

  it('is the sum by each price for the time it is in force', () => {
    const noon = '2026-12-15T16:00:00Z';
    const change = foresee([quoted(noon), version('later', '62.000000', noon)]);
    // December has 31 days: 15 of them at 10 yuan a day, 16 at 20.
    expect(change).toMatchObject({ quotedYearEndFen: 31_000n, yearEndFen: 15_000n + 32_000n });
    expect(change?.versions).toMatchObject([{ version: { id: 'later' }, monthFen: 62_000n }]);
  });

  it('is told where the quoted one is over by now', () => {
    const before = '2026-11-29T16:00:00Z';
    expect(foresee([quoted(before), version('later', '62.000000', before)])).toMatchObject({ yearEndFen: 62_000n });
  });

  it('is nothing where only time that is paid for already is charged by another, or no time is left', () => {
    const noon = '2026-12-15T16:00:00Z';
    const after = [version('earlier', '1.000000', '2025-12-31T16:00:00Z', noon), version('quoted', '31.000000', noon)];
    expect(foresee(after)).not.toBe(null);
    expect(foresee(after, new Date(noon))).toBe(null);
    expect(foresee([quoted(noon), version('later', '62.000000', noon)], NEW_YEAR)).toBe(null);
  });

  it('is unknown where a version has no price for an item, and never nothing', () => {
    const noon = '2026-12-15T16:00:00Z';
    const bare = { ...version('later', '1.000000', noon), rules: new Map() };
    const change = foresee([quoted(noon), bare]);
    expect(change).toMatchObject({ yearEndFen: null, versions: [{ monthFen: null }] });
  });

  it('is of a department’s own prices where its book has a version to come', () => {
    const noon = '2026-12-15T16:00:00Z';
    const own = { ...version('own', '62.000000', noon), departmentId: 'ours' };
    const change = foresee([quoted(null), own]);
    expect(change).toMatchObject({ quotedYearEndFen: 31_000n, yearEndFen: 15_000n + 32_000n });
    const already = { ...version('own', '62.000000', '2026-01-01T00:00:00Z'), departmentId: 'ours' };
    expect(foresee([quoted(null), already])).toBe(null);
  });
});
