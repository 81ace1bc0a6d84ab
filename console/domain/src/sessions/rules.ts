import { createHash } from 'node:crypto';

const MINUTE_MS = 60_000;
/** A session nobody uses ends after this (ASVS 5.0 7.3.1). */
export const IDLE_MS = 30 * MINUTE_MS;
/** A session ends after this however busy it is (ASVS 5.0 7.3.2). */
export const LIFE_MS = 12 * 60 * MINUTE_MS;
/** Time a person has at the identity provider. */
export const ATTEMPT_MS = 10 * MINUTE_MS;
/** How often a session in use is written back; between, its idle end is at most this much too early. */
export const TOUCH_MS = MINUTE_MS;

/** What the database keeps of a session's token. */
export function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** When an unused session ends, never past its absolute end. */
export function idleEnd(now: Date, expiresAt: Date): Date {
  return new Date(Math.min(now.getTime() + IDLE_MS, expiresAt.getTime()));
}

/** An instant that another clock gave, never later than ours: one ahead would stay recent for longer than it is. */
export function notAfter(at: Date | null, now: Date): Date | null {
  return at && at > now ? now : at;
}

export interface SessionFacts {
  readonly lastSeenAt: Date;
  readonly idleExpiresAt: Date;
  readonly expiresAt: Date;
  readonly endedAt: Date | null;
}

/** over: sign in again · live: use it · touch: use it and write its use back. Fails closed: an end that is now has come. */
export function standingOf(session: SessionFacts, now: Date): 'over' | 'live' | 'touch' {
  const ends = [session.idleExpiresAt, session.expiresAt];
  if (session.endedAt || ends.some((end) => end <= now)) return 'over';
  return now.getTime() - session.lastSeenAt.getTime() >= TOUCH_MS ? 'touch' : 'live';
}
