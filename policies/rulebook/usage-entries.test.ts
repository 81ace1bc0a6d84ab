import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { periodOf } from './calendar.ts';
import { parseQuantity } from './quantity.ts';
import {
  AGGREGATIONS,
  type Aggregation,
  effectiveUses,
  meteredIn,
  type UsageEntry,
  type UseEntry,
} from './usage-entries.ts';

const MONTH = periodOf('2026-11');
const SECONDS = 30 * 86_400;
const atSecond = (second: number) => new Date(MONTH.from.getTime() + second * 1_000);
const q = parseQuantity;
const use = (id: string, second: number, value: string, more: Partial<UseEntry> = {}): UseEntry => ({
  kind: 'use',
  id,
  at: atSecond(second),
  receivedAt: atSecond(second + 60),
  value: q(value),
  ...more,
});
const correction = (id: string, of: string, value: string, second = SECONDS): UsageEntry => ({
  kind: 'correction',
  id,
  of,
  receivedAt: atSecond(second),
  value: q(value),
});
const withdrawal = (id: string, of: string, second = SECONDS): UsageEntry => ({
  kind: 'withdrawal',
  id,
  of,
  receivedAt: atSecond(second),
});
const metered = (aggregation: Aggregation, entries: readonly UsageEntry[], until?: Date) =>
  meteredIn(aggregation, effectiveUses(entries), { month: MONTH, until });
const quantityOf = (aggregation: Aggregation, entries: readonly UsageEntry[]) =>
  metered(aggregation, entries)?.quantity;

describe('the uses that count', () => {
  it('are as the correction received last says, and name every entry behind them', () => {
    const entries = [use('a', 0, '5'), correction('c2', 'a', '7', 200), correction('c1', 'a', '6', 100)];
    expect(effectiveUses(entries)).toMatchObject([{ id: 'a', value: q('7'), behind: ['a', 'c1', 'c2'] }]);
  });

  it('are without what was withdrawn, also where it was corrected afterwards', () => {
    expect(effectiveUses([use('a', 0, '5'), withdrawal('w', 'a', 100), correction('c', 'a', '6', 200)])).toEqual([]);
  });

  it('leave out what was not known by then: a late correction belongs to a later statement', () => {
    const entries = [use('a', 0, '5'), correction('c', 'a', '6', 500)];
    expect(effectiveUses(entries, atSecond(500))).toMatchObject([{ value: q('5') }]);
    expect(effectiveUses(entries, atSecond(501))).toMatchObject([{ value: q('6') }]);
  });

  it('are no others for an amendment of what is not there', () => {
    expect(effectiveUses([use('a', 0, '5'), withdrawal('w', 'other')])).toMatchObject([{ id: 'a' }]);
  });
});

describe('a month’s quantity', () => {
  const LEVELS = [use('a', 0, '10'), use('b', SECONDS / 2, '30')];

  it.each([
    ['sum', '40'],
    ['highest', '30'],
    ['last', '30'],
    ['time-weighted', '20'],
    ['unique', '2'],
  ] as const)('by %s', (aggregation, quantity) => {
    expect(quantityOf(aggregation, LEVELS)).toBe(q(quantity));
  });

  it('trap 3: is half-open: the first instant belongs to it, the last one to the next month', () => {
    const edges = [use('first', 0, '1'), use('end', SECONDS, '100'), use('before', -1, '1000')];
    expect(quantityOf('sum', edges)).toBe(q('1'));
    expect(quantityOf('highest', edges)).toBe(q('1'));
  });

  it('of a level begins with the last reading before the month', () => {
    expect(metered('time-weighted', [use('before', -900_000, '8')])).toEqual({ quantity: q('8'), unknownSeconds: 0n });
    expect(quantityOf('last', [use('before', -900_000, '8')])).toBe(q('8'));
  });

  it('of a level says how long nothing was known, and takes that for nothing', () => {
    const late = metered('time-weighted', [use('a', SECONDS / 2, '8')]);
    expect(late).toEqual({ quantity: q('4'), unknownSeconds: BigInt(SECONDS / 2) });
  });

  it('is unknown, not zero, where nothing was read', () => {
    for (const aggregation of AGGREGATIONS) expect(metered(aggregation, [])).toBeNull();
    expect(metered('sum', [use('before', -5, '8')])).toBeNull();
  });

  it('of a month that is still running goes up to now', () => {
    expect(metered('time-weighted', LEVELS, atSecond(SECONDS / 2))).toEqual({ quantity: q('5'), unknownSeconds: 0n });
  });

  it('trap 7: counts a thing once, however often it was there in the month', () => {
    const seen = ['x', 'y', 'x', 'x'].map((thing, index) => use(`e${index}`, index, '1', { thing }));
    expect(quantityOf('unique', seen)).toBe(q('2'));
  });
});

const entriesArbitrary = fc
  .array(
    fc.record({
      id: fc.nat(6).map((n) => `u${n}`),
      second: fc.integer({ min: -SECONDS, max: SECONDS }),
      value: fc.bigInt({ min: 0n, max: 10n ** 15n }),
    }),
    { maxLength: 7 },
  )
  .chain((uses) =>
    fc
      .array(
        fc.record({
          of: fc.nat(6).map((n) => `u${n}`),
          at: fc.nat(5),
          value: fc.option(fc.bigInt({ min: 0n, max: 10n ** 15n })),
        }),
        {
          maxLength: 6,
        },
      )
      .map((said): readonly UsageEntry[] => [
        ...new Map(uses.map(({ id, second, value }) => [id, { ...use(id, second, '0'), value }])).values(),
        ...said.map(({ of, at, value }, index): UsageEntry => {
          const head = { id: `m${index}`, of, receivedAt: atSecond(SECONDS + at) };
          return value === null ? { kind: 'withdrawal', ...head } : { kind: 'correction', ...head, value };
        }),
      ]),
  );
const aggregationArbitrary = fc.constantFrom(...AGGREGATIONS);

describe('whatever was reported', () => {
  it('an entry sent again later was known since it came first', () => {
    const again = { ...correction('c1', 'a', '6', 300) };
    const entries = [use('a', 0, '5'), correction('c1', 'a', '6', 100), correction('c2', 'a', '7', 200), again];
    for (const order of [entries, entries.toReversed()])
      expect(effectiveUses(order)).toMatchObject([{ value: q('7'), behind: ['a', 'c1', 'c2'] }]);
  });

  it('what stands at the end counts whole, also of a month that is still running', () => {
    const entries = [use('a', 100, '8'), use('b', SECONDS - 1, '9')];
    expect(metered('last', entries, atSecond(SECONDS / 2))).toEqual({ quantity: q('8'), unknownSeconds: 0n });
  });

  it('order and repetition change nothing', () => {
    fc.assert(
      fc.property(entriesArbitrary, aggregationArbitrary, (entries, aggregation) => {
        expect(
          metered(aggregation, [
            ...entries.map((entry) => ({ ...entry, receivedAt: new Date(entry.receivedAt.getTime() + 9_000) })),
            ...entries.toReversed(),
          ]),
        ).toEqual(metered(aggregation, entries));
      }),
    );
  });

  it('a reading that repeats the level of its instant changes no time-weighted quantity', () => {
    fc.assert(
      fc.property(entriesArbitrary, fc.nat(SECONDS - 1), (entries, second) => {
        const held = effectiveUses(entries)
          .filter(({ at }) => at <= atSecond(second))
          .at(-1);
        fc.pre(held !== undefined);
        const repeat = { ...use('~', second, '0'), value: held?.value ?? 0n };
        expect(metered('time-weighted', [...entries, repeat])).toEqual(metered('time-weighted', entries));
      }),
    );
  });

  it('a level is never above its highest nor below its lowest reading, where it was known throughout', () => {
    fc.assert(
      fc.property(entriesArbitrary, fc.bigInt({ min: 0n, max: 10n ** 15n }), (entries, first) => {
        const known = [{ ...use('!', -SECONDS - 1, '0'), value: first }, ...entries];
        const values = effectiveUses(known).map(({ value }) => value);
        const level = metered('time-weighted', known);
        expect(level?.unknownSeconds).toBe(0n);
        expect(values.some((value) => value <= (level?.quantity ?? -1n))).toBe(true);
        expect(values.some((value) => value >= (level?.quantity ?? 0n))).toBe(true);
      }),
    );
  });
});
