import { COEFFICIENT_POLICIES } from '@zhengyun/rulebook/evaluation.ts';
import { SLA_POLICIES } from '@zhengyun/rulebook/sla.ts';
import { Decimal } from 'decimal.js';

const Exact = Decimal.clone({ precision: 80 });

/** Minutes as a statement prints them. */
export interface PrintedMinutes {
  readonly total: string;
  readonly up: string;
  readonly down: string;
  readonly unknown: string;
}

/** Share of UP in the known minutes, or null when fewer are known than the policy asks for. */
function availability({ up, down, unknown }: PrintedMinutes, minimumCoveragePpm: bigint): Decimal | null {
  const known = new Exact(up).plus(down);
  const enough = known.plus(unknown).times(minimumCoveragePpm.toString()).div(1_000_000);
  return known.isZero() || known.lt(enough) ? null : new Exact(up).div(known);
}

const reaches = (share: Decimal, ppm: bigint): boolean => share.gte(new Exact(ppm.toString()).div(1_000_000));

/** The rate (ppm) that the named table gives for the minutes; only the table itself is taken from the rulebook. */
export function recomputedRate(policyId: string, minutes: PrintedMinutes): Decimal {
  const policy = SLA_POLICIES.find(({ id }) => id === policyId);
  if (!policy) throw new Error(`the statement names a deduction table nobody knows: ${policyId}`);
  const share = availability(minutes, policy.minimumCoveragePpm);
  const tier = share && policy.tiers.find(({ atLeastPpm }) => reaches(share, atLeastPpm));
  return new Exact((tier?.deductPpm ?? 0n).toString());
}

/** The coefficient that the named table gives for the pooled minutes and the ratings; 1 where either is missing. */
export function recomputedCoefficient(
  policyId: string,
  minutes: PrintedMinutes,
  ratings: { readonly count: number; readonly sum: number },
): Decimal {
  const policy = COEFFICIENT_POLICIES.find(({ id }) => id === policyId);
  if (!policy) throw new Error(`the statement names a coefficient table nobody knows: ${policyId}`);
  const share = availability(minutes, policy.minimumCoveragePpm);
  if (share === null || ratings.count === 0) return new Exact(1);
  const mean = new Exact(ratings.sum).div(ratings.count);
  const row = policy.rows.find(({ atLeastPpm }) => reaches(share, atLeastPpm));
  const band = policy.ratingBandsAtLeast.findIndex((bound) => mean.times(100).gte(bound.toString()));
  return new Exact((row?.coefficients[band] ?? 0n).toString()).div(10_000);
}

/** Minutes of several clouds together. */
export function pooled(minutes: readonly PrintedMinutes[]): PrintedMinutes {
  const sum = (of: (each: PrintedMinutes) => string) =>
    minutes.reduce((total, each) => total.plus(of(each)), new Exact(0)).toFixed(0);
  return {
    total: sum((each) => each.total),
    up: sum((each) => each.up),
    down: sum((each) => each.down),
    unknown: sum((each) => each.unknown),
  };
}
