import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAIL_ATTEMPTS } from './jobs.ts';
import { DIGEST_KINDS, digestDay, mailedAtOnce, mailState } from './mail-rules.ts';
import { linkOf, NATURE, TODO_KINDS } from './rules.ts';
import { MAIL_PREFERENCES, NOTICE_KINDS } from './schemas.ts';

const kinds = fc.constantFrom(...NOTICE_KINDS);
const preferences = fc.constantFrom(...MAIL_PREFERENCES);

describe('mail', () => {
  it('of what is weighty comes at once, whatever a person chose', () => {
    fc.assert(fc.property(kinds, preferences, (kind, chosen) => !NATURE[kind].weighty || mailedAtOnce(kind, chosen)));
  });

  it('of everything else comes at once, in the digest, or not, as chosen', () => {
    expect(MAIL_PREFERENCES.map((chosen) => mailedAtOnce('request-approved', chosen))).toEqual([true, false, false]);
    expect(DIGEST_KINDS.filter((kind) => NATURE[kind].weighty)).toEqual([]);
  });

  it('never asks for an act that may be switched off', () => {
    expect(TODO_KINDS.filter((kind) => !NATURE[kind].weighty)).toEqual([]);
  });

  it('ends in a bounded number of attempts, and only a refusal or the last one gives up', () => {
    const outcomes = fc.constantFrom('sent' as const, 'refused' as const, 'unreachable' as const);
    fc.assert(
      fc.property(outcomes, fc.integer({ min: 1, max: 20 }), (outcome, attempts) => {
        const state = mailState(outcome, attempts);
        expect(state === 'waiting').toBe(outcome === 'unreachable' && attempts < MAIL_ATTEMPTS);
        expect(state === 'sent').toBe(outcome === 'sent');
      }),
    );
  });
});

describe('the digest', () => {
  it.each<[now: string, day: string | null, what: string]>([
    ['2026-11-23T00:29:59Z', null, 'before half past eight in Beijing'],
    ['2026-11-23T00:30:00Z', '2026-11-23', 'from half past eight'],
    ['2026-11-23T01:29:59Z', '2026-11-23', 'for an hour'],
    ['2026-11-23T01:30:00Z', null, 'no longer'],
    ['2026-11-22T00:45:00Z', null, 'not on a Sunday'],
    ['2026-10-10T00:45:00Z', '2026-10-10', 'on a Saturday that is worked'],
    ['2026-10-01T00:45:00Z', null, 'not on a holiday'],
  ])('at %s is that of %s: %s', (now, day) => {
    expect(digestDay(new Date(now))).toBe(day);
  });
});

describe('a notice', () => {
  it('of every kind leads to a page of the console, wherever its facts come from', () => {
    fc.assert(
      fc.property(
        kinds,
        fc.constantFrom('request', 'operation', 'window', 'statement', 'notice'),
        (kind, objectKind) => {
          const link = linkOf({ kind, objectKind, objectId: 'x', facts: {} });
          expect(link).toMatch(/^\/(?!\/)/);
        },
      ),
    );
  });
});
