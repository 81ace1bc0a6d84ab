import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countClaim, hashOf, isCode, MOST_CLAIMS_AN_HOUR, newCode, standingOf } from './rules.ts';

const now = new Date('2026-11-23T02:00:00.000Z');
const later = (seconds: number) => new Date(now.getTime() + seconds * 1_000);

describe('a code', () => {
  it('is six digits, and kept so that it can be known again and not read', async () => {
    const code = newCode();
    expect(code).toMatch(/^\d{6}$/);
    const kept = await hashOf(code);
    expect(kept).not.toContain(code);
    expect(await hashOf(code)).not.toBe(kept);
    expect(await isCode(code, kept)).toBe(true);
    expect(await isCode(code === '000000' ? '000001' : '000000', kept)).toBe(false);
  });

  it.each([
    ['was not mailed', { expiresAt: null, tries: 0 }, 'none'],
    ['counts still', { expiresAt: later(1), tries: 4 }, 'awaited'],
    ['ends now', { expiresAt: now, tries: 0 }, 'expired'],
    ['was tried five times', { expiresAt: later(1), tries: 5 }, 'spent'],
  ] as const)('that %s', (_, mailed, standing) => {
    expect(standingOf(mailed, now)).toBe(standing);
  });
});

describe('claims', () => {
  it('are at most so many in the hour from the first, whenever they are made', () => {
    const gaps = fc.array(fc.integer({ min: 0, max: 1_800 }), { maxLength: 60 });
    fc.assert(
      fc.property(gaps, (seconds) => {
        const taken: number[] = [];
        let counted: { from: Date; count: number } | null = null;
        let at = 0;
        for (const gap of seconds) {
          at += gap;
          const next = countClaim(counted, later(at));
          if ('waitSeconds' in next) {
            expect(next.waitSeconds).toBeGreaterThan(0);
            expect('count' in countClaim(counted, later(at + next.waitSeconds))).toBe(true);
            continue;
          }
          counted = next;
          taken.push(at);
          expect(counted.count).toBeLessThanOrEqual(MOST_CLAIMS_AN_HOUR);
          const from = (counted.from.getTime() - now.getTime()) / 1_000;
          expect(taken.filter((each) => each >= from).length).toBeLessThanOrEqual(MOST_CLAIMS_AN_HOUR);
        }
      }),
    );
  });
});
