import { type Fen, formatYuan } from '@zhengyun/rulebook/money.ts';
import type { ErrorCode } from '../verb/errors.ts';

/** Which budget of a department's year it is: the whole (no project), or a part for a project and, where it says so, of one source of money. */
export interface BudgetKey {
  readonly project: string | null;
  readonly fundingSource: string | null;
}

export interface SetPart extends BudgetKey {
  readonly fen: Fen;
}

interface PartRefusal {
  readonly code: Extract<ErrorCode, 'BUDGET_NOT_SET' | 'BUDGET_OVERLAPS' | 'BUDGET_PARTS_EXCEED'>;
  readonly facts: Readonly<Record<string, string>>;
}

export const sameKey = (a: BudgetKey, b: BudgetKey): boolean =>
  a.project === b.project && a.fundingSource === b.fundingSource;

/** Whether what is for `asked` counts towards the budget `key`. */
export const countsTowards = (key: BudgetKey, asked: BudgetKey): boolean =>
  key.project === null ||
  (key.project === asked.project && (key.fundingSource === null || key.fundingSource === asked.fundingSource));

/**
 * Why a budget may not be set beside those that are (the whole among them); null: it may. A part needs a whole to be part of; a project has one budget
 * whatever its money, or one for each source, so that nothing counts twice; and parts never come to more than the whole, whichever of the two changes.
 */
export function refusePart(wanted: SetPart, others: readonly SetPart[]): PartRefusal | null {
  const standing = others.filter((each) => !sameKey(each, wanted));
  const whole = wanted.project === null ? wanted : standing.find(({ project }) => project === null);
  const { project } = wanted;
  if (!whole) return { code: 'BUDGET_NOT_SET', facts: {} };
  const mixed = standing.some(
    (each) =>
      project !== null &&
      each.project === project &&
      each.fen > 0n &&
      (each.fundingSource === null) !== (wanted.fundingSource === null),
  );
  if (mixed && project !== null && wanted.fen > 0n) return { code: 'BUDGET_OVERLAPS', facts: {} };
  const parts = [wanted, ...standing].filter((each) => each.project !== null).reduce((sum, { fen }) => sum + fen, 0n);
  if (parts <= whole.fen) return null;
  return {
    code: 'BUDGET_PARTS_EXCEED',
    facts: { parts: formatYuan(parts), whole: formatYuan(whole.fen), over: formatYuan(parts - whole.fen) },
  };
}
