import { describe, expect, it } from 'vitest';
import { hashOf, IDLE_MS, idleEnd, LIFE_MS, standingOf } from './rules.ts';

const start = new Date('2026-03-01T00:00:00Z');
const after = (ms: number) => new Date(start.getTime() + ms);
const session = {
  lastSeenAt: start,
  idleExpiresAt: after(IDLE_MS),
  expiresAt: after(LIFE_MS),
  endedAt: null,
};

describe('a session', () => {
  it.each([
    ['is live at once', session, after(1_000), 'live'],
    ['is written back when a minute has passed', session, after(60_000), 'touch'],
    ['is over at the instant its idle time is up', session, after(IDLE_MS), 'over'],
    ['is live a millisecond before', session, after(IDLE_MS - 1), 'touch'],
    [
      'is over at its absolute end however busy',
      { ...session, idleExpiresAt: after(LIFE_MS + 1) },
      after(LIFE_MS),
      'over',
    ],
    ['is over once signed out', { ...session, endedAt: start }, after(1), 'over'],
  ] as const)('%s', (_, facts, now, expected) => {
    expect(standingOf(facts, now)).toBe(expected);
  });

  it('never idles past its absolute end', () => {
    expect(idleEnd(after(LIFE_MS - 1_000), after(LIFE_MS))).toEqual(after(LIFE_MS));
    expect(idleEnd(start, after(LIFE_MS))).toEqual(after(IDLE_MS));
  });

  it('is kept by the hash of its token', () => {
    expect(hashOf('token').toString('hex')).toBe('3c469e9d6c5875d37a43f353d4f88e61fcf812c66eee3457465a40b0da4153e0');
  });
});
