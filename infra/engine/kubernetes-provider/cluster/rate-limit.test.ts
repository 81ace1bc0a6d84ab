import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TokenBucket } from './rate-limit.ts';
import { retryDelay } from './retry-after.ts';

describe('the client-side rate limit', () => {
  it('lets a burst through at once and spaces what follows', () => {
    const bucket = new TokenBucket({ requestsPerSecond: 50, burst: 2 }, 0);
    expect([bucket.take(0), bucket.take(0), bucket.take(0), bucket.take(0)]).toEqual([0, 0, 20, 40]);
  });

  it('fills up again with time, no further than the burst', () => {
    const bucket = new TokenBucket({ requestsPerSecond: 50, burst: 2 }, 0);
    bucket.take(0);
    bucket.take(0);
    expect([bucket.take(60_000), bucket.take(60_000), bucket.take(60_000)]).toEqual([0, 0, 20]);
  });

  it('never lets more through in a time than rate and burst allow', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 50 }), { maxLength: 200 }), (gaps) => {
        const bucket = new TokenBucket({ requestsPerSecond: 10, burst: 5 }, 0);
        let now = 0;
        const sent = gaps.map((gap) => {
          now += gap;
          return now + bucket.take(now);
        });
        const last = Math.max(0, ...sent);
        expect(sent.length).toBeLessThanOrEqual(5 + (last / 1000) * 10 + 1);
      }),
    );
  });
});

describe('an answer that puts the client off', () => {
  it.each([
    [429, '1', 0, 1_000],
    [503, '7', 3, 7_000],
    [503, '3600', 0, 30_000],
    [503, undefined, 0, undefined],
    [429, 'Wed, 21 Oct 2026 07:28:00 GMT', 0, undefined],
    [409, '1', 0, undefined],
    [429, '1', 10, undefined],
  ])('%s with Retry-After %s at try %s waits %s ms', (code, header, attempt, delay) => {
    expect(retryDelay(code, header, attempt)).toBe(delay);
  });
});
