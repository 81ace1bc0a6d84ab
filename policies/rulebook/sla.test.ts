import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  availabilityPpm,
  coveragePpm,
  deductionTierOf,
  QUORUM_POLICIES,
  quorumPolicyAt,
  quorumSegments,
  slaPolicyAt,
  slaPolicyOf,
  verdictOf,
} from './sla.ts';

const SAMPLE = slaPolicyOf('sample-sla-2026');
const QUORUM = quorumPolicyAt(new Date('2026-06-01T00:00:00Z'));
const minutes = (up: bigint, down: bigint, unknown = 0n) => ({ up, down, unknown });
const deducted = (up: bigint, down: bigint) => deductionTierOf(minutes(up, down), SAMPLE)?.deductPpm;

describe('a minute', () => {
  it('nobody watched is UNKNOWN, never UP', () => {
    expect(verdictOf([], QUORUM)).toBe('UNKNOWN');
    expect(verdictOf([{ observerId: 'a', up: 0, down: 0 }], QUORUM)).toBe('UNKNOWN');
  });

  it('is UP only when all samples are, by the sample rule', () => {
    expect(verdictOf([{ observerId: 'a', up: 4, down: 0 }], QUORUM)).toBe('UP');
    expect(verdictOf([{ observerId: 'a', up: 3, down: 1 }], QUORUM)).toBe('DOWN');
  });

  it('needs its quorum of observers under a stricter policy', () => {
    const policy = { ...QUORUM, minimumObservers: 2, downQuorum: 2, observerRule: 'any' as const };
    const [up, down] = [
      { observerId: 'a', up: 1, down: 3 },
      { observerId: 'b', up: 0, down: 4 },
    ];
    expect(verdictOf([down], policy)).toBe('UNKNOWN');
    expect(verdictOf([up, down], policy)).toBe('UP');
    expect(verdictOf([down, { ...down, observerId: 'c' }], policy)).toBe('DOWN');
  });

  it('has no verdict where no policy is in force', () => {
    expect(() => quorumPolicyAt(new Date('2020-01-01T00:00:00Z'), QUORUM_POLICIES)).toThrow('no quorum policy');
  });
});

describe('a dated quorum policy', () => {
  it('rules from its beginning, so a period is cut there', () => {
    const at = (text: string) => new Date(text);
    const later = { ...QUORUM, id: 'later', validFrom: at('2026-06-10T00:00:00Z') };
    const period = { from: at('2026-06-01T00:00:00Z'), to: at('2026-07-01T00:00:00Z') };
    const segments = quorumSegments(period, [later, ...QUORUM_POLICIES]);
    expect(segments.map((part) => [part.from, part.to, part.policy.id])).toEqual([
      [period.from, later.validFrom, QUORUM.id],
      [later.validFrom, period.to, 'later'],
    ]);
  });
});

describe('availability', () => {
  it('leaves UNKNOWN out of the ratio and shows it in the coverage', () => {
    expect(availabilityPpm(minutes(90n, 10n, 900n))).toBe(900_000n);
    expect(coveragePpm(minutes(90n, 10n, 900n))).toBe(100_000n);
  });

  it('is unknown without a single known minute', () => {
    expect([
      availabilityPpm(minutes(0n, 0n, 60n)),
      coveragePpm(minutes(0n, 0n, 60n)),
      coveragePpm(minutes(0n, 0n)),
    ]).toEqual([null, 0n, null]);
  });

  it('never prints 100 % while a minute was DOWN', () => {
    expect(availabilityPpm(minutes(10_000_000n, 1n))).toBe(999_999n);
  });
});

describe('the deduction', () => {
  it.each([
    ['999 of 1,000 minutes is 99.9 %: nothing', 999n, 1n, 0n],
    ['just below 99.9 %: 10 %', 998_999n, 1_001n, 100_000n],
    ['exactly 99 %: 10 %', 99n, 1n, 100_000n],
    ['just below 99 %: 25 %', 989_999n, 10_001n, 250_000n],
    ['exactly 95 %: 25 %', 95n, 5n, 250_000n],
    ['just below 95 %: all', 949_999n, 50_001n, 1_000_000n],
    ['never up: all', 0n, 1n, 1_000_000n],
  ])('%s', (_, up, down, expected) => {
    expect(deducted(up, down)).toBe(expected);
  });

  it('is not decided without a known minute', () => {
    expect(deductionTierOf(minutes(0n, 0n, 44_640n), SAMPLE)).toBeNull();
  });

  it('is not decided by less than half of the minutes', () => {
    expect(deductionTierOf(minutes(1n, 499n, 501n), SAMPLE)).toBeNull();
    expect(deductionTierOf(minutes(1n, 499n, 500n), SAMPLE)?.deductPpm).toBe(1_000_000n);
  });

  it('always agrees with the printed figure', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 9n }), fc.bigInt({ min: 1n, max: 10n ** 9n }), (up, down) => {
        const printed = availabilityPpm(minutes(up, down)) ?? 0n;
        expect(SAMPLE.tiers.find((tier) => printed >= tier.atLeastPpm)).toBe(
          deductionTierOf(minutes(up, down), SAMPLE),
        );
      }),
    );
  });
});

describe('the deduction table in force', () => {
  const later = { ...SAMPLE, id: 'later', validFrom: new Date('2026-12-31T16:00:00Z') };

  it.each([
    ['before the later one begins', '2026-12-31T15:59:59.999Z', SAMPLE.id],
    ['from the instant it does', '2026-12-31T16:00:00Z', 'later'],
  ])('is by date: %s', (_, at, id) => {
    expect(slaPolicyAt(new Date(at), [later, SAMPLE]).id).toBe(id);
  });

  it('is nothing before the first, and that is said', () => {
    expect(() => slaPolicyAt(new Date('2020-01-01T00:00:00Z'))).toThrow('no deduction table is in force');
  });
});
