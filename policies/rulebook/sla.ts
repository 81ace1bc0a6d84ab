import type { Period } from './calendar.ts';
import { PPM, type Ppm } from './money.ts';

/** What one minute of a service object was. UNKNOWN: nobody watched enough; it is printed and never counted as UP. */
export const VERDICTS = ['UP', 'DOWN', 'UNKNOWN'] as const;
export type Verdict = (typeof VERDICTS)[number];

/**
 * How observations become a minute's verdict, from `validFrom` on. Printed beside every number it makes.
 * `minimumObservers`: fewer that reported in the minute leave it UNKNOWN. `downQuorum`: so many observers saying down make it
 * DOWN. `observerRule`: an observer says up when `all` of its samples of the minute are up, or when `any` is.
 */
export interface QuorumPolicy {
  readonly id: string;
  readonly validFrom: Date;
  readonly minimumObservers: number;
  readonly downQuorum: number;
  readonly observerRule: 'all' | 'any';
}

/** Sample policy: one observer of one, all its samples up = UP. Depth (two of three vantage points) is a table entry away. */
export const QUORUM_POLICIES: readonly QuorumPolicy[] = [
  {
    id: 'sample-quorum-2026',
    validFrom: new Date('2025-12-31T16:00:00Z'),
    minimumObservers: 1,
    downQuorum: 1,
    observerRule: 'all',
  },
];

/** Since when minutes are judged at all: before it there is no rule to judge them by. Null: the table is empty. */
export function judgedSince(policies: readonly QuorumPolicy[] = QUORUM_POLICIES): Date | null {
  return policies.map(({ validFrom }) => validFrom).toSorted((a, b) => a.getTime() - b.getTime())[0] ?? null;
}

/** The quorum policy in force at `at`; throws when the table has none, since no verdict is better than one by no rule. */
export function quorumPolicyAt(at: Date, policies: readonly QuorumPolicy[] = QUORUM_POLICIES): QuorumPolicy {
  const [latest] = policies
    .filter((policy) => policy.validFrom <= at)
    .toSorted((a, b) => b.validFrom.getTime() - a.validFrom.getTime());
  if (!latest) throw new Error(`no quorum policy is in force at ${at.toISOString()}: add one to the table`);
  return latest;
}

/** `period` cut where a quorum policy begins, each part with the policy in force in it. */
export function quorumSegments(
  period: Period,
  policies: readonly QuorumPolicy[] = QUORUM_POLICIES,
): readonly (Period & { readonly policy: QuorumPolicy })[] {
  const inside = policies.map((policy) => policy.validFrom).filter((at) => at > period.from && at < period.to);
  const cuts = [period.from, ...inside.toSorted((a, b) => a.getTime() - b.getTime()), period.to];
  return cuts.slice(0, -1).flatMap((from, index) => {
    const to = cuts[index + 1] ?? period.to;
    return from < to ? [{ from, to, policy: quorumPolicyAt(from, policies) }] : [];
  });
}

/** One observer's samples of one object in one minute. */
export interface MinuteSamples {
  readonly observerId: string;
  readonly up: number;
  readonly down: number;
}

/** The verdict of one minute. Observers without a sample don't count as present; no observer at all is UNKNOWN. */
export function verdictOf(samples: readonly MinuteSamples[], policy: QuorumPolicy): Verdict {
  const present = samples.filter((observer) => observer.up + observer.down > 0);
  if (present.length < Math.max(1, policy.minimumObservers)) return 'UNKNOWN';
  const saysDown = present.filter((observer) =>
    policy.observerRule === 'all' ? observer.down > 0 : observer.up === 0,
  );
  return saysDown.length >= policy.downQuorum ? 'DOWN' : 'UP';
}

/** Minutes of a period by verdict. */
export interface MinuteCounts {
  readonly up: bigint;
  readonly down: bigint;
  readonly unknown: bigint;
}

export const NO_MINUTES: MinuteCounts = { up: 0n, down: 0n, unknown: 0n };

/** Minutes of several objects or periods together. */
export function addMinutes(a: MinuteCounts, b: MinuteCounts): MinuteCounts {
  return { up: a.up + b.up, down: a.down + b.down, unknown: a.unknown + b.unknown };
}

/**
 * UP ÷ (UP + DOWN) in ppm, or null when no minute is known. Cut down, not rounded: 99.99999 % never prints as 100 %, and the
 * printed figure and the tier it falls in can't disagree.
 */
export function availabilityPpm({ up, down }: MinuteCounts): Ppm | null {
  return up + down === 0n ? null : (up * PPM) / (up + down);
}

/** Share of minutes with a verdict, (UP + DOWN) ÷ all, in ppm, cut down; null for a period without a single whole minute. */
export function coveragePpm({ up, down, unknown }: MinuteCounts): Ppm | null {
  const all = up + down + unknown;
  return all === 0n ? null : ((up + down) * PPM) / all;
}

/** Whether enough minutes have a verdict to judge by: at least one, and `minimum` of all. By cross-multiplication. */
export function isCovered({ up, down, unknown }: MinuteCounts, minimum: Ppm): boolean {
  const known = up + down;
  return known > 0n && known * PPM >= minimum * (known + unknown);
}

/** Whether availability is at least `bound`, by cross-multiplication: no division, so nothing is rounded. */
export function reaches({ up, down }: MinuteCounts, bound: Ppm): boolean {
  return up * PPM >= bound * (up + down);
}

/** `atLeast` ≤ availability (closed) and below the `atLeast` of the tier before (open); the last tier's bound is 0. */
export interface DeductionTier {
  readonly atLeastPpm: Ppm;
  /** Part of the object's fee that is taken off. */
  readonly deductPpm: Ppm;
}

/**
 * A contract's deduction table, from `validFrom` on. Tiers from best to worst. UNKNOWN minutes are left out of the ratio; where
 * they leave less coverage than `minimumCoveragePpm`, nothing is decided.
 */
export interface SlaPolicy {
  readonly id: string;
  readonly validFrom: Date;
  readonly unknownMinutes: 'excluded';
  readonly minimumCoveragePpm: Ppm;
  readonly tiers: readonly DeductionTier[];
}

/**
 * Sample table (PRODUCT.md section 6): x ≥ 99.9 % none · 99 % ≤ x < 99.9 % 10 % · 95 % ≤ x < 99 % 25 % · x < 95 % 100 % of that
 * object's fee. Below 50 % coverage nothing is taken off.
 */
export const SLA_POLICIES: readonly SlaPolicy[] = [
  {
    id: 'sample-sla-2026',
    validFrom: new Date('2025-12-31T16:00:00Z'),
    unknownMinutes: 'excluded',
    minimumCoveragePpm: 500_000n,
    tiers: [
      { atLeastPpm: 999_000n, deductPpm: 0n },
      { atLeastPpm: 990_000n, deductPpm: 100_000n },
      { atLeastPpm: 950_000n, deductPpm: 250_000n },
      { atLeastPpm: 0n, deductPpm: 1_000_000n },
    ],
  },
];

/** The table in force at `at`: what is shown where no contract is named. Throws when there is none. */
export function slaPolicyAt(at: Date, policies: readonly SlaPolicy[] = SLA_POLICIES): SlaPolicy {
  const [latest] = policies
    .filter((policy) => policy.validFrom <= at)
    .toSorted((a, b) => b.validFrom.getTime() - a.validFrom.getTime());
  if (!latest) throw new Error(`no deduction table is in force at ${at.toISOString()}: add one to the table`);
  return latest;
}

/** The table with that id; throws on an id that no table has. */
export function slaPolicyOf(id: string, policies: readonly SlaPolicy[] = SLA_POLICIES): SlaPolicy {
  const policy = policies.find((entry) => entry.id === id);
  if (!policy) throw new Error(`no deduction table is called ${id}: known are ${policies.map((p) => p.id).join(', ')}`);
  return policy;
}

/** The tier that `minutes` fall in, or null when too few are known: then nothing is deducted, and the reason is printed. */
export function deductionTierOf(minutes: MinuteCounts, policy: SlaPolicy): DeductionTier | null {
  if (!isCovered(minutes, policy.minimumCoveragePpm)) return null;
  return policy.tiers.find((tier) => reaches(minutes, tier.atLeastPpm)) ?? null;
}
