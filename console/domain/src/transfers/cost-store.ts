import { heldAmounts } from '@zhengyun/rulebook/catalogue/held-amounts.ts';
import type { Fen } from '@zhengyun/rulebook/money.ts';
import { costToYearEnd } from '../pricing/cost-to-year-end.ts';
import type { VerbScope } from '../verb/context.ts';
import type { Holding } from './facts-store.ts';

/**
 * What a system's resources in use cost from now to the year's end, as they are and by the prices in force for `departmentId`, in fen; null: one has
 * no price, or no version is in force.
 */
export async function yearEndCost(
  scope: VerbScope,
  departmentId: string,
  holdings: readonly Holding[],
): Promise<Fen | null> {
  const lines = holdings
    .filter(({ state }) => state === 'active')
    .map(({ spec, power, xinchuang }) => ({ amounts: heldAmounts(spec, power), xinchuang, from: scope.ctx.now }));
  const costs = await costToYearEnd.definition.read(scope, { lines, departmentId });
  return costs === null ? null : costs.reduce((sum, cost) => sum + cost, 0n);
}
