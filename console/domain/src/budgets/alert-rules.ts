import type { BudgetPolicy } from '@zhengyun/rulebook/budget-policy.ts';
import type { Fen } from '@zhengyun/rulebook/money.ts';
import { ALERT_BASES, type AlertBasis } from './schemas.ts';

export interface Reached {
  readonly basis: AlertBasis;
  readonly percent: number;
  readonly figure: Fen;
}

interface Figures {
  readonly budget: Fen;
  readonly used: Fen;
  /** Null: unknown, and what is unknown has reached nothing. */
  readonly forecast: Fen | null;
}

/** The lines of a budget that are reached, rising, used before forecast. A budget of nothing has no parts to reach. */
export function reachedOf({ budget, used, forecast }: Figures, policy: BudgetPolicy): readonly Reached[] {
  const on = (basis: AlertBasis, figure: Fen | null, percents: readonly number[]) =>
    percents.flatMap((percent) =>
      figure !== null && budget > 0n && figure * 100n >= budget * BigInt(percent) ? [{ basis, percent, figure }] : [],
    );
  return [...on('used', used, policy.usedPercent), ...on('forecast', forecast, policy.forecastPercent)];
}

/** Of lines reached at once the highest of each basis is told; those under it are kept and not told. */
export function toTell<Of extends Reached>(reached: readonly Of[]): readonly Of[] {
  return ALERT_BASES.flatMap((basis) => reached.findLast((each) => each.basis === basis) ?? []);
}
