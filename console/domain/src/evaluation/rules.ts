import {
  type CoefficientDecision,
  type CoefficientPolicy,
  coefficientOf,
  formatCoefficient,
  meanScore,
  type Ratings,
} from '@zhengyun/rulebook/evaluation.ts';
import { availabilityPpm, coveragePpm, type MinuteCounts } from '@zhengyun/rulebook/sla.ts';
import type { CoefficientWorking } from './schemas.ts';

export interface Assessment {
  readonly decision: CoefficientDecision;
  readonly working: CoefficientWorking;
}

/** The coefficient for pooled minutes and ratings, with everything that was looked at. */
export function assess(minutes: MinuteCounts, ratings: Ratings, policy: CoefficientPolicy): Assessment {
  const decision = coefficientOf(minutes, ratings, policy);
  const { up, down, unknown } = minutes;
  const working: CoefficientWorking = {
    policy: policy.id,
    reason: decision.reason,
    value: formatCoefficient(decision.value),
    row: decision.row,
    band: decision.band,
    minutes: {
      total: (up + down + unknown).toString(),
      up: up.toString(),
      down: down.toString(),
      unknown: unknown.toString(),
    },
    availabilityPpm: availabilityPpm(minutes)?.toString() ?? null,
    coveragePpm: coveragePpm(minutes)?.toString() ?? null,
    ratings: { count: Number(ratings.count), sum: Number(ratings.sum), mean: meanScore(ratings) },
  };
  return { decision, working };
}

/** Number and sum of scores; each rating is one vote of the department. */
export function ratingsOf(scores: readonly number[]): Ratings {
  return { count: BigInt(scores.length), sum: scores.reduce((sum, score) => sum + BigInt(score), 0n) };
}

export type AcceptanceDecision = 'accept' | 'already' | 'not-delivered';

/** Whether a request in `state` can be accepted now. */
export function decideAcceptance(state: string): AcceptanceDecision {
  if (state === 'accepted') return 'already';
  return state === 'delivered' ? 'accept' : 'not-delivered';
}
