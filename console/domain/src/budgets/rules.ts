import type { Fen } from '@zhengyun/rulebook/money.ts';
import type { BudgetState } from './schemas.ts';

/** From this share of a budget on, what is spoken for is warned of. */
const WARN_PERCENT = 80n;

export interface BudgetFacts {
  /** Null: none is set. */
  readonly budget: Fen | null;
  readonly billed: Fen;
  /** Null: something that is held has no price. */
  readonly committed: Fen | null;
  readonly waiting: Fen;
}

/** What is left of a budget, and how that stands. What isn't known is never taken for nothing. */
export function standingOf({ budget, billed, committed, waiting }: BudgetFacts): {
  readonly left: Fen | null;
  readonly state: BudgetState;
} {
  if (budget === null) return { left: null, state: 'unset' };
  if (committed === null) return { left: null, state: billed + waiting > budget ? 'over' : 'unknown' };
  const spokenFor = billed + committed + waiting;
  const left = budget - spokenFor;
  if (left < 0n) return { left, state: 'over' };
  return { left, state: spokenFor * 100n >= budget * WARN_PERCENT && spokenFor > 0n ? 'near' : 'within' };
}
