import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ExpiryFacts, expiryOf, hasExpired } from './expiry-rules.ts';

const POLICY = { undecided: 20, unapplied: 10 };
const MONDAY = new Date('2026-11-23T02:00:00Z');
const facts = (part: Partial<ExpiryFacts> = {}): ExpiryFacts => ({
  state: 'joint-review',
  openSince: MONDAY,
  decidedAt: null,
  waiting: 2,
  begun: false,
  ...part,
});
const UNDECLARED = { declared: [], now: MONDAY };
const approved = { state: 'provisioning' as const, openSince: null, decidedAt: MONDAY };

describe('what waits', () => {
  it.each([
    ['for a decision: twenty working days after its step opened', {}, '2026-12-21T16:00:00Z'],
    ['for the engine: ten after the last approval', approved, '2026-12-07T16:00:00Z'],
    ['for nobody', { openSince: null }, null],
    ['for the rest, once any of it has begun', { ...approved, begun: true }, null],
    ['for the operator’s people alone', { ...approved, waiting: 0 }, null],
    ['for its plan', { state: 'previewing' as const }, null],
    ['for acceptance', { state: 'delivered' as const, decidedAt: MONDAY }, null],
  ])('%s', (_, part, at) => {
    expect(expiryOf(facts(part), POLICY, UNDECLARED)?.at.toISOString() ?? null).toBe(at && new Date(at).toISOString());
  });

  it('ends at the instant its days are over and not before', () => {
    const expiry = expiryOf(facts(), POLICY, UNDECLARED)!;
    expect(hasExpired(expiry, new Date(expiry.at.getTime() - 1))).toBe(false);
    expect(hasExpired(expiry, expiry.at)).toBe(true);
    expect(hasExpired(null, expiry.at)).toBe(false);
  });

  it.each([
    ['a day declared off before it began to wait', { day: '2026-12-01', worked: false }, -1, '2026-12-22T16:00:00Z'],
    ['a day declared off since', { day: '2026-12-01', worked: false }, 1, '2026-12-22T16:00:00Z'],
    ['a weekend declared worked before', { day: '2026-12-05', worked: true }, -1, '2026-12-18T16:00:00Z'],
    [
      'a weekend declared worked since, which would shorten it',
      { day: '2026-12-05', worked: true },
      1,
      '2026-12-21T16:00:00Z',
    ],
  ])('goes by %s', (_, day, hours, at) => {
    const saidAt = new Date(MONDAY.getTime() + hours * 3_600_000);
    const now = new Date('2026-11-30T02:00:00Z');
    expect(expiryOf(facts(), POLICY, { declared: [{ ...day, saidAt }], now })?.at).toEqual(new Date(at));
  });

  it('never ends within as many calendar days as it has working days', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true }),
        (since) => {
          const days = Math.floor(
            (expiryOf(facts({ openSince: since }), POLICY, UNDECLARED)!.at.getTime() - since.getTime()) / 86_400_000,
          );
          expect(days).toBeGreaterThanOrEqual(POLICY.undecided);
        },
      ),
    );
  });
});
