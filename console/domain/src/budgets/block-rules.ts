import { type Fen, formatYuan } from '@zhengyun/rulebook/money.ts';
import type { ErrorCode } from '../verb/errors.ts';

interface Blocking {
  readonly project: string | null;
  readonly budget: Fen;
  readonly billed: Fen;
  /** Null: something that is held has no price. */
  readonly committed: Fen | null;
  readonly waiting: Fen;
}

export interface BudgetRefusal {
  readonly code: Extract<ErrorCode, 'BUDGET_EXCEEDED' | 'BUDGET_UNKNOWN'>;
  readonly facts: Readonly<Record<string, string>>;
}

/**
 * Why an order of `asked` to the year's end is not taken beside a budget that takes nothing beyond itself; null: it is, and so is what costs nothing. What is left
 * must be known to be enough: where something held has no price it is not (BUDGET_UNKNOWN), unless it is exceeded whatever that price is.
 */
export function refuseBeyond(
  { project, budget, billed, committed, waiting }: Blocking,
  asked: Fen,
): BudgetRefusal | null {
  const of: Readonly<Record<string, string>> = project === null ? {} : { project };
  if (asked <= 0n) return null;
  const left = budget - billed - (committed ?? 0n) - waiting;
  if (asked > left)
    return {
      code: 'BUDGET_EXCEEDED',
      facts: {
        ...of,
        budget: formatYuan(budget),
        asked: formatYuan(asked),
        ...(committed === null ? {} : { left: formatYuan(left) }),
      },
    };
  return committed === null ? { code: 'BUDGET_UNKNOWN', facts: of } : null;
}
