import { periodOf } from '@zhengyun/rulebook/calendar.ts';
import { reconcileMonth } from '../settlement/reconcile-month.ts';
import { query } from '../verb/query.ts';
import { departmentsWithout } from './books-store.ts';
import { chainOf } from './chain-rules.ts';
import { type Chain, chainInputSchema } from './schemas.ts';

/**
 * Σ events → Σ quantities → Σ charges → Σ lines → payable over all statements of a month, worked out anew from stored rows at each reading,
 * with the departments that have none.
 */
export const moneyChain = query({
  allow: ['finance', 'authority-approver', 'auditor'],
  input: chainInputSchema,
  async read(scope, { month }): Promise<Chain> {
    const statements = await reconcileMonth.definition.read(scope, { month });
    const states = Map.groupBy(statements, ({ state }) => state);
    return {
      month,
      statements: statements.length,
      states: Object.fromEntries([...states].map(([state, own]) => [state, own.length])),
      payableFen: statements.reduce((sum, { payableFen }) => sum + payableFen, 0n).toString(),
      ...chainOf(statements),
      without: [...(await departmentsWithout(scope.tx, { month, ...periodOf(month) }))],
    };
  },
});
