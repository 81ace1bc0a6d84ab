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

/** What is asked for to the year's end. */
export interface AskedOfBudget {
  /** Null: nobody knows, since something has no price. */
  readonly fen: Fen | null;
  /** It is in what is committed already, as what is in use is to the year's end whenever its lease ends. */
  readonly counted: boolean;
}

/**
 * Why an order, or what a change adds, is not taken beside a budget that takes nothing beyond itself; null: it is, and so is what costs nothing or saves. What is left
 * must be known to be enough: where something held or asked for has no price it is not (BUDGET_UNKNOWN), unless it is exceeded whatever that price is.
 */
export function refuseBeyond(
  { project, budget, billed, committed, waiting }: Blocking,
  { fen: asked, counted }: AskedOfBudget,
): BudgetRefusal | null {
  const of: Readonly<Record<string, string>> = project === null ? {} : { project };
  if (asked !== null && asked <= 0n) return null;
  const left = budget - billed - (committed ?? 0n) - waiting;
  if (asked === null) return { code: 'BUDGET_UNKNOWN', facts: of };
  if (counted ? left < 0n : asked > left)
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
