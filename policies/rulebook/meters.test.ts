import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { periodOf } from './calendar.ts';
import { METER_BOOKS, meterBookOf, meteredParts, partsOfMonth } from './meters.ts';
import { AGGREGATIONS, type EffectiveUse } from './usage-entries.ts';
import { METERS, READING_UNITS } from './use-meter.ts';

const MONTH = periodOf('2026-11');
const SECONDS = 30 * 86_400;
const at = (second: number) => new Date(MONTH.from.getTime() + second * 1_000);
const use = (id: string, second: number, value: bigint): EffectiveUse => ({
  ...{ id, at: at(second), receivedAt: at(second), value, behind: [id], thing: `t${value % 3n}` },
});

describe('books of meters', () => {
  it('are each in force from a month’s beginning, so that a month has one', () => {
    const [first] = METER_BOOKS;
    if (!first) throw new Error('no book');
    const later = { ...first, id: 'later', validFrom: periodOf('2026-06').from };
    expect(meterBookOf('2026-05', [later, first]).id).toBe(first.id);
    expect(meterBookOf('2026-06', [later, first]).id).toBe('later');
    expect(meterBookOf('2020-01', [later, first]).id).toBe(first.id);
  });

  it('read only meters whose unit is known', () => {
    for (const meter of METERS) expect(READING_UNITS[meter]).toMatch(/^\S+$/);
  });
});

describe('parts of a month', () => {
  it('leave nothing out and count nothing twice: cuts outside, repeated and out of order change nothing', () => {
    const parts = partsOfMonth(MONTH, at(100), [at(50), at(-5), at(20), at(50), at(200)]);
    expect(parts).toEqual([
      { from: at(0), to: at(20) },
      { from: at(20), to: at(50) },
      { from: at(50), to: at(100) },
    ]);
    expect(partsOfMonth(MONTH, MONTH.from)).toEqual([]);
  });

  const uses = fc
    .uniqueArray(fc.tuple(fc.integer({ min: -1_000, max: SECONDS - 1 }), fc.bigInt({ min: 0n, max: 10n ** 15n })), {
      selector: ([second]) => second,
      maxLength: 12,
    })
    .map((pairs) => pairs.map(([second, value], place) => use(`u${place}`, second, value)));
  const cuts = fc.array(fc.integer({ min: 0, max: SECONDS }).map(at), { maxLength: 5 });

  it.each(AGGREGATIONS)('add up to the month by %s, and none is negative', (aggregation) => {
    fc.assert(
      fc.property(uses, cuts, fc.constantFrom(1n, 3n, 10_000n), (all, where, perUnit) => {
        const metered = (parts: ReturnType<typeof partsOfMonth>) =>
          meteredParts({ aggregation, perUnit }, all, { month: MONTH, parts });
        const whole = metered(partsOfMonth(MONTH, MONTH.to));
        const parts = metered(partsOfMonth(MONTH, MONTH.to, where));
        for (const pick of ['quantity', 'unknownSeconds'] as const)
          expect(parts.reduce((sum, part) => sum + part[pick], 0n)).toBe(whole[0]?.[pick] ?? 0n);
        expect(parts.every(({ quantity, unknownSeconds }) => quantity >= 0n && unknownSeconds >= 0n)).toBe(true);
      }),
    );
  });

  it('of a level are nobody’s while it is not held', () => {
    const held = [
      { from: at(0), to: at(SECONDS / 4) },
      { from: at(SECONDS / 2), to: at(SECONDS) },
    ];
    const parts = partsOfMonth(MONTH, MONTH.to);
    const metered = meteredParts({ aggregation: 'time-weighted', perUnit: 1n }, [use('a', 0, 400n)], {
      month: MONTH,
      held,
      parts,
    });
    expect(metered).toMatchObject([{ quantity: 300n, unknownSeconds: 0n }]);
  });
});
