import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draftStep, endOf, KEPT_DAYS, TOLD_DAYS } from './end-rules.ts';

const DAY = 86_400_000;
const saved = new Date('2026-09-01T02:00:00.000Z');
const day = (count: number) => new Date(saved.getTime() + count * DAY);

describe('a draft nobody writes on', () => {
  it.each([
    ['is left alone for a while', null, 75.9, 'keep'],
    ['is told of in time', null, 76, 'tell'],
    ['is told of once', 76, 89.9, 'keep'],
    ['is dropped at its end', 76, 90, 'drop'],
    ['is told of first however late that is', null, 400, 'tell'],
    ['is kept two weeks after it was told of late', 400, 413.9, 'keep'],
    ['is dropped two weeks after it was told of late', 400, 414, 'drop'],
    ['was written on since it was told of', -1, 76, 'tell'],
  ] as const)('%s', (_, told, now, step) => {
    expect(draftStep({ savedAt: saved, toldAt: told === null ? null : day(told) }, day(now))).toBe(step);
  });

  it('is never dropped within 90 days of the last word, nor within 14 of being told, whenever it is looked at', () => {
    const looks = fc.array(fc.double({ min: 0.01, max: 60, noNaN: true }), { maxLength: 30 });
    fc.assert(
      fc.property(looks, (gaps) => {
        let toldAt: Date | null = null;
        let at = 0;
        for (const gap of gaps) {
          at += gap;
          const now = day(at);
          const step = draftStep({ savedAt: saved, toldAt }, now);
          if (step === 'tell') {
            expect(endOf({ savedAt: saved, toldAt }, now) >= new Date(now.getTime() + TOLD_DAYS * DAY)).toBe(true);
            toldAt = now;
          }
          if (step !== 'drop') continue;
          expect(at).toBeGreaterThanOrEqual(KEPT_DAYS);
          expect(now.getTime() - toldAt!.getTime()).toBeGreaterThanOrEqual(TOLD_DAYS * DAY);
          return;
        }
      }),
    );
  });
});
