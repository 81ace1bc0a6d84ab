import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Grant } from '../verb/actor.ts';
import {
  CALL_AT_MOST_MS,
  endOfReplaced,
  grantsOfAccount,
  type KeyFacts,
  minuteOf,
  repeatOf,
  standingOfKey,
} from './rules.ts';

const NOW = new Date('2026-11-23T02:00:00.000Z');
const instant = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });

describe('what a key is worth', () => {
  const live: KeyFacts = { expiresAt: new Date('2027-01-01'), revokedAt: null, stoppedAt: null, ownerServes: true };

  it.each<[string, Partial<KeyFacts>, string]>([
    ['nothing against it', {}, 'live'],
    ['its end is now', { expiresAt: NOW }, 'expired'],
    ['it was revoked', { revokedAt: NOW }, 'revoked'],
    ['its account was stopped', { stoppedAt: NOW }, 'account-stopped'],
    ['its owner has the role no longer', { ownerServes: false }, 'owner-left'],
  ])('%s', (_, change, standing) => {
    expect(standingOfKey({ ...live, ...change }, NOW)).toBe(standing);
  });

  it('is live only while nothing at all stands against it', () => {
    const facts = fc.record({
      expiresAt: instant,
      revokedAt: fc.option(instant),
      stoppedAt: fc.option(instant),
      ownerServes: fc.boolean(),
    });
    fc.assert(
      fc.property(facts, instant, (key, now) => {
        const free = key.revokedAt === null && key.stoppedAt === null && key.ownerServes && key.expiresAt > now;
        expect(standingOfKey(key, now) === 'live').toBe(free);
      }),
    );
  });
});

it('a replaced key never lives longer than it would have, nor past the overlap', () => {
  fc.assert(
    fc.property(instant, instant, fc.integer({ min: 0, max: 720 }), (expiresAt, now, hours) => {
      const end = endOfReplaced(expiresAt, now, hours);
      expect(end <= expiresAt).toBe(true);
      expect(end.getTime()).toBeLessThanOrEqual(now.getTime() + hours * 3_600_000);
    }),
  );
});

describe('an account', () => {
  const grant = (role: Grant['role'], departmentId: string | null): Grant => ({
    role,
    departmentId,
    organisationId: 'o',
    cloudId: null,
  });
  const held = [grant('applicant', 'a'), grant('department-approver', 'a'), grant('applicant', 'b')];

  it('acts by its owner’s grants of its one role in its one department', () => {
    expect(grantsOfAccount({ role: 'applicant', departmentId: 'a' }, held)).toEqual([grant('applicant', 'a')]);
  });

  it('may do nothing once its owner may not', () => {
    expect(grantsOfAccount({ role: 'applicant', departmentId: 'c' }, held)).toEqual([]);
    expect(grantsOfAccount({ role: 'finance', departmentId: null }, held)).toEqual([]);
  });
});

it('counts every instant in a minute that holds it, with 1 to 60 whole seconds left', () => {
  fc.assert(
    fc.property(instant, (now) => {
      const { start, secondsLeft } = minuteOf(now);
      const into = now.getTime() - start.getTime();
      expect(into).toBeGreaterThanOrEqual(0);
      expect(into).toBeLessThan(60_000);
      expect(secondsLeft).toBeGreaterThanOrEqual(1);
      expect(secondsLeft).toBeLessThanOrEqual(60);
    }),
  );
});

describe('a command that comes again under its key', () => {
  const digest = '1'.repeat(64);
  const call = { procedure: 'requests.submit', digest };
  const begun = { ...call, begunAt: NOW, endedAt: null, answer: null };
  const later = (ms: number) => new Date(NOW.getTime() + ms);

  it.each([
    ['the first one’s answer', { ...begun, endedAt: NOW, answer: '{}' }, call, 0, 'answer'],
    ['that it is under way', begun, call, CALL_AT_MOST_MS - 1, 'under-way'],
    ['that nobody knows how it ended', begun, call, CALL_AT_MOST_MS, 'cut-off'],
    ['that a secret is not kept', { ...begun, endedAt: NOW }, call, 0, 'not-kept'],
    ['a refusal of another body', begun, { ...call, digest: '2'.repeat(64) }, 0, 'other'],
    ['a refusal of another command', begun, { ...call, procedure: 'requests.withdraw' }, 0, 'other'],
  ] as const)('gets %s', (_, before, now, ms, expected) => {
    expect(repeatOf(before, { ...now, at: later(ms) })).toBe(expected);
  });
});
