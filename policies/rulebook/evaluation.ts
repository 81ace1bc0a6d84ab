import { formatDecimal } from './decimal.ts';
import type { Ppm } from './money.ts';
import { isCovered, type MinuteCounts, reaches } from './sla.ts';

/** Settlement coefficient 结算系数 scaled by 10^4: 9900n is 0.9900. */
export type Coefficient = bigint;
export const COEFFICIENT_PLACES = 4;
export const UNIT_COEFFICIENT: Coefficient = 10_000n;
export const formatCoefficient = (value: Coefficient): string => formatDecimal(value, COEFFICIENT_PLACES);

/** Scores of the ratings that count: their number and sum (each 1–5). */
export interface Ratings {
  readonly count: bigint;
  readonly sum: bigint;
}

/** One row: availability of at least `atLeastPpm` (closed), below the row before (open); one coefficient a rating band. */
export interface CoefficientRow {
  readonly atLeastPpm: Ppm;
  readonly coefficients: readonly Coefficient[];
}

/**
 * A dated table from (availability, mean rating) to a coefficient. Ratings bands are lower bounds of the mean in hundredths
 * (450n: mean ≥ 4.50), best first, the last 0; rows best first, the last 0. Neither is ever a constant in code: no published
 * table exists, and each contract names its own.
 */
export interface CoefficientPolicy {
  readonly id: string;
  readonly validFrom: Date;
  /** Share of minutes with a verdict below which availability is not judged, as in the deduction table. */
  readonly minimumCoveragePpm: Ppm;
  readonly ratingBandsAtLeast: readonly bigint[];
  readonly rows: readonly CoefficientRow[];
}

export const COEFFICIENT_POLICIES: readonly CoefficientPolicy[] = [
  {
    id: 'sample-coefficient-2026',
    validFrom: new Date('2025-12-31T16:00:00Z'),
    minimumCoveragePpm: 500_000n,
    ratingBandsAtLeast: [450n, 350n, 250n, 0n],
    rows: [
      { atLeastPpm: 999_000n, coefficients: [10_000n, 9_900n, 9_500n, 9_000n] },
      { atLeastPpm: 990_000n, coefficients: [9_900n, 9_700n, 9_300n, 8_500n] },
      { atLeastPpm: 0n, coefficients: [9_500n, 9_200n, 8_800n, 8_000n] },
    ],
  },
];

/** The table with that id; throws on an id that no table has. */
export function coefficientPolicyOf(
  id: string,
  policies: readonly CoefficientPolicy[] = COEFFICIENT_POLICIES,
): CoefficientPolicy {
  const policy = policies.find((entry) => entry.id === id);
  if (!policy)
    throw new Error(`no coefficient table is called ${id}: known are ${policies.map((p) => p.id).join(', ')}`);
  return policy;
}

/** Why the coefficient is what it is. Only `FROM_TABLE` was looked up; the others are 1.0000, and the bill says why. */
export const COEFFICIENT_REASONS = ['FROM_TABLE', 'NO_COVERAGE', 'NO_RATING'] as const;
export type CoefficientReason = (typeof COEFFICIENT_REASONS)[number];

export interface CoefficientDecision {
  readonly value: Coefficient;
  readonly reason: CoefficientReason;
  /** Which row and band of the table, from 0; null unless looked up. */
  readonly row: number | null;
  readonly band: number | null;
}

/**
 * The coefficient for `minutes` of service and `ratings`. Too few known minutes or no rating give 1.0000 with the reason: no data
 * is neither good nor bad service. Bounds are compared by cross-multiplication, so nothing is rounded.
 */
export function coefficientOf(minutes: MinuteCounts, ratings: Ratings, policy: CoefficientPolicy): CoefficientDecision {
  const without = (reason: CoefficientReason) => ({ value: UNIT_COEFFICIENT, reason, row: null, band: null });
  if (!isCovered(minutes, policy.minimumCoveragePpm)) return without('NO_COVERAGE');
  if (ratings.count === 0n) return without('NO_RATING');
  const row = policy.rows.findIndex((entry) => reaches(minutes, entry.atLeastPpm));
  const band = policy.ratingBandsAtLeast.findIndex((bound) => ratings.sum * 100n >= bound * ratings.count);
  const value = policy.rows[row]?.coefficients[band];
  if (value === undefined) throw new Error(`coefficient table ${policy.id} has no entry at row ${row}, band ${band}`);
  return { value, reason: 'FROM_TABLE', row, band };
}

/** Mean score with two decimals, cut down so that it never prints above the band it falls in; null without ratings. */
export function meanScore({ count, sum }: Ratings): string | null {
  return count === 0n ? null : formatDecimal((sum * 100n) / count, 2);
}
