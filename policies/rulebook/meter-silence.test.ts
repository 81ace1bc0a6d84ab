import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { overlapOf, periodOf } from './calendar.ts';
import { daysOf, type MeterTalk, silencesOf } from './meter-silence.ts';

const MONTH = periodOf('2026-11');
const DAY = 86_400_000;
const at = (day: number) => new Date(MONTH.from.getTime() + day * DAY);
const talk = (days: readonly number[], more: Partial<MeterTalk> = {}): MeterTalk => ({
  ...{ month: MONTH, until: MONTH.to, held: [MONTH], heardBefore: false },
  days: daysOf(MONTH, days.map(at)),
  ...more,
});
const all = Array.from({ length: 30 }, (_, day) => day);
const but = (...left: readonly number[]) => all.filter((day) => !left.includes(day));
/** Days (the month's first is 0) at which each silence begins and ends. */
const silent = (of: MeterTalk, after: number | null = 1) =>
  silencesOf(of, after).map(({ from, to }) => [from, to].map((each) => (each.getTime() - MONTH.from.getTime()) / DAY));

describe('a silent meter', () => {
  it.each([
    ['one that spoke every day', talk(all), []],
    ['one that fell silent', talk(but(...all.slice(9))), [[9, 30]]],
    [
      'one that came back',
      talk(but(4, 5, 20)),
      [
        [4, 6],
        [20, 21],
      ],
    ],
    ['one first heard of on the tenth', talk(but(...all.slice(0, 9))), []],
    ['one that was heard the month before', talk(but(...all.slice(0, 9)), { heardBefore: true }), [[0, 9]]],
    ['one that was heard before and never in the month', talk([], { heardBefore: true }), [[0, 30]]],
    ['one that was never heard', talk([]), []],
    ['one of a resource released on the tenth', talk([0], { held: [{ from: at(0), to: at(9.5) }] }), [[1, 9]]],
    [
      'one of a resource that began at noon',
      talk([3], { held: [{ from: at(2.5), to: at(4) }], heardBefore: true }),
      [],
    ],
    ['one of a day that is not over', talk([0, 1], { until: at(2.9) }), []],
    ['one of a day that is over', talk([0, 1], { until: at(3) }), [[2, 3]]],
  ])('%s', (_, of, silences) => {
    expect(silent(of)).toEqual(silences);
  });

  it('is silent from as many days on end as it may be, and one that speaks as things happen never is', () => {
    const weekend = talk(but(5, 6, 10, 11, 12));
    expect(silent(weekend, 3)).toEqual([[10, 13]]);
    expect(silent(weekend, 4)).toEqual([]);
    expect(silent(weekend, null)).toEqual([]);
  });

  it('counts a reading of the last millisecond of a day to that day, and of midnight to the next', () => {
    expect(daysOf(MONTH, [new Date(at(1).getTime() - 1), at(1), new Date(MONTH.to.getTime() - 1)])).toBe(
      1n | 2n | (1n << 29n),
    );
  });

  it('is silent only while it is held and has no reading, and a reading more makes no silence longer', () => {
    const days = fc.uniqueArray(fc.integer({ min: 0, max: 29 }));
    const held = fc
      .tuple(fc.integer({ min: 0, max: 29 }), fc.integer({ min: 1, max: 30 }))
      .map(([from, to]) => (from < to ? [{ from: at(from), to: at(to) }] : []));
    fc.assert(
      fc.property(days, held, fc.boolean(), fc.integer({ min: 1, max: 9 }), (said, spans, heardBefore, after) => {
        const of = talk(said, { held: spans, heardBefore });
        const long = (which: readonly { from: Date; to: Date }[]) =>
          which.reduce((sum, { from, to }) => sum + to.getTime() - from.getTime(), 0);
        const silences = silencesOf(of, after);
        for (const silence of silences) {
          expect(long([silence])).toBeGreaterThanOrEqual(after * DAY);
          expect(long(spans.flatMap((span) => overlapOf(span, silence) ?? []))).toBe(long([silence]));
          for (const day of said) expect(overlapOf(silence, { from: at(day), to: at(day + 1) })).toBeNull();
        }
        // From the first day it is heard on, each more reading only makes it less silent.
        const from = heardBefore ? 0 : Math.min(30, ...said);
        for (const more of all.filter((day) => day >= from))
          expect(long(silencesOf(talk([...said, more], { held: spans, heardBefore }), after))).toBeLessThanOrEqual(
            long(silences),
          );
      }),
    );
  });
});
