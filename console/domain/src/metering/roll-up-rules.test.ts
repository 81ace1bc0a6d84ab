import { describe, expect, it } from 'vitest';
import { hoursDue, ROLL_UP_EVERY_MS } from './roll-up-rules.ts';

const HOUR = 3_600_000;
const now = new Date('2026-11-22T10:09:59Z');

describe('the hours that a turn looks at', () => {
  it('are whole ones that are over for ten minutes, the newest first', () => {
    expect(hoursDue(now)[0]).toEqual(new Date('2026-11-22T08:00:00Z'));
    expect(hoursDue(new Date(now.getTime() + 1_000))[0]).toEqual(new Date('2026-11-22T09:00:00Z'));
  });

  it('come round to every hour of the 31 days before within three days, whenever the worker starts', () => {
    const turns = Array.from({ length: (3 * 24 * HOUR) / ROLL_UP_EVERY_MS }, (_, n) =>
      hoursDue(new Date(now.getTime() + n * ROLL_UP_EVERY_MS)),
    );
    const seen = new Set(turns.flat().map((hour) => hour.getTime()));
    const newest = Date.parse('2026-11-22T08:00:00Z');
    const missing = Array.from({ length: 28 * 24 }, (_, back) => newest - back * HOUR).filter(
      (hour) => !seen.has(hour),
    );
    expect(missing).toEqual([]);
  });

  it('never lie ahead, nor before what agents keep', () => {
    for (let at = now.getTime(); at < now.getTime() + 40 * 24 * HOUR; at += 17 * 60_000)
      for (const hour of hoursDue(new Date(at))) {
        expect(hour.getTime() + HOUR).toBeLessThanOrEqual(at - 600_000);
        expect(hour.getTime()).toBeGreaterThan(at - 32 * 24 * HOUR);
      }
  });
});
