import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pauseAfter, type Sendings, sentAgain } from './patience.ts';

const PATIENCE = { attempts: 4, firstPauseMs: 500, longestWaitMs: 65_000, longestUnderWayMs: 120_000 };
const SENT_ONCE: Sendings = { attempt: 1, looks: 0, lookedForMs: 0 };
const first = { ...SENT_ONCE, chance: 0 };

describe('whether a call is sent again', () => {
  it.each([
    ['no answer', { code: 'NO_ANSWER' }, 500],
    ['no answer in time', { code: 'TIMED_OUT' }, 500],
    ['a gateway that says when', { code: 'NO_ANSWER', retryAfterSeconds: 2 }, 2_000],
    ['a full minute', { code: 'RATE_LIMITED', retryAfterSeconds: 60 }, 60_000],
    ['a full minute that says to come back at once', { code: 'RATE_LIMITED', retryAfterSeconds: 0 }, 0],
    ['a wait that is too long', { code: 'RATE_LIMITED', retryAfterSeconds: 66 }, null],
    ['itself under way', { code: 'CALL_UNDER_WAY', retryAfterSeconds: 120 }, 500],
    ['a refusal', { code: 'QUOTA_EXCEEDED' }, null],
    ['a fault', { code: 'FAULT' }, null],
    ['an end that is not known', { code: 'CALL_CUT_OFF' }, null],
    ['what is no console', { code: 'NO_CONSOLE' }, null],
  ] as const)('after %s', (_, failure, ms) => {
    expect(pauseAfter(failure, first, PATIENCE)).toBe(ms);
  });

  it('ends after as many attempts as there is patience for, and never waits longer than that', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        fc.option(fc.integer({ min: 0, max: 200_000 }), { nil: undefined }),
        (attempt, chance, seconds) => {
          const wait = seconds === undefined ? {} : { retryAfterSeconds: seconds };
          const ms = pauseAfter({ code: 'NO_ANSWER', ...wait }, { ...SENT_ONCE, attempt, chance }, PATIENCE);
          if (attempt >= PATIENCE.attempts) return ms === null;
          return ms === null
            ? (seconds ?? 0) * 1_000 > PATIENCE.longestWaitMs
            : ms >= 0 && ms <= PATIENCE.longestWaitMs;
        },
      ),
    );
  });

  it('waits longer each time, and never two callers for certain equally long', () => {
    const pauses = (chance: number) =>
      [1, 2, 3].map((attempt) => pauseAfter({ code: 'NO_ANSWER' }, { ...SENT_ONCE, attempt, chance }, PATIENCE));
    expect(pauses(0)).toEqual([500, 1_000, 2_000]);
    expect(pauses(0.5)).toEqual([375, 750, 1_500]);
  });

  it('looks at a call that is under way until the console gives it up, which it says after two minutes', () => {
    const anyChance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(fc.infiniteStream(anyChance), (chances) => {
        let sent: Sendings = { ...SENT_ONCE, attempt: PATIENCE.attempts };
        for (const chance of chances) {
          const ms = pauseAfter({ code: 'CALL_UNDER_WAY', retryAfterSeconds: 120 }, { ...sent, chance }, PATIENCE);
          if (ms === null) break;
          expect(ms).toBeLessThanOrEqual(8_000);
          sent = sentAgain(sent, 'CALL_UNDER_WAY', ms);
        }
        expect(sent.attempt).toBe(PATIENCE.attempts);
        expect(sent.lookedForMs).toBeGreaterThanOrEqual(120_000);
        expect(sent.lookedForMs).toBeLessThan(128_000);
      }),
    );
  });
});
