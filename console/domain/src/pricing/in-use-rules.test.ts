import type { BookVersion } from '@zhengyun/rulebook/price-book.ts';
import { describe, expect, it } from 'vitest';
import { type SkuInUse, usesUnpriced } from './in-use-rules.ts';

const NOW = new Date('2026-11-20T02:00:00.400Z');
const FROM = new Date('2026-12-31T16:00:00Z');
const BEFORE = new Date('2026-01-01T00:00:00Z');
const SKU = 'traffic-gb.x86';

function version(validFrom: Date, validTo: Date | null, more: { own?: boolean; sells?: boolean }): BookVersion {
  const id = `${validFrom.toISOString()} ${more.own}`;
  const rules = new Map(more.sells ? [[SKU, { unit: 'GB', rule: {} as never }]] : []);
  return {
    ...{ id, number: id, name: id, sample: true, validFrom, validTo, rules },
    departmentId: more.own ? 'd' : null,
  };
}
const use = (metered: boolean): SkuInUse => ({ departmentId: 'd', sku: SKU, resource: 'ZY-1', metered });
const now = version(BEFORE, FROM, { sells: true });
const nowWithout = version(BEFORE, FROM, {});
const without = version(FROM, null, {});
const later = version(FROM, null, { sells: true });

describe('what is in use and would have no price', () => {
  it.each([
    ['sold now, left out later', [now, without], [true, true]],
    ['sold now and later', [now, later], [false, false]],
    ['never sold: only what is held stands in the way', [nowWithout, without], [true, false]],
    ['sold from later on alone', [nowWithout, later], [false, false]],
    [
      'sold now by the department’s own book, which ends',
      [nowWithout, without, version(BEFORE, FROM, { own: true, sells: true })],
      [true, true],
    ],
    [
      'left out of the general book, kept in its own',
      [now, without, version(BEFORE, null, { own: true, sells: true })],
      [false, false],
    ],
    ['sold until a moment ago', [version(BEFORE, new Date('2026-11-20T02:00:00Z'), { sells: true })], [true, false]],
    [
      'sold until a moment from now',
      [version(BEFORE, new Date('2026-11-20T02:00:01Z'), { sells: true })],
      [true, true],
    ],
  ])('%s', (_, versions, [held, metered]) => {
    const unpriced = (of: boolean) => usesUnpriced([use(of)], () => versions, { from: FROM, now: NOW }).length > 0;
    expect([unpriced(false), unpriced(true)]).toEqual([held, metered]);
  });
});
