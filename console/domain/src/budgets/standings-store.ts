import type { Fen } from '@zhengyun/rulebook/money.ts';
import type { VerbScope } from '../verb/context.ts';
import type { Ledger } from './ledger-rules.ts';
import { type DepartmentLedger, ledgersOf, sumOf, yearOf } from './ledger-store.ts';
import { committedOf } from './open-cost-store.ts';
import { standingOf } from './rules.ts';
import { type BudgetStanding, budgetStandingSchema } from './schemas.ts';
import { type BudgetRow, budgetsOf } from './store.ts';

/** Where each of `departmentIds` stands in `year`, in their order; a fixed number of statements, and one pricing each. */
export async function standingsOf(
  scope: VerbScope,
  departmentIds: readonly string[],
  year: number,
): Promise<readonly BudgetStanding[]> {
  const ledgers = await ledgersOf(scope, departmentIds, year);
  const budgets = await budgetsOf(scope.tx, departmentIds, year);
  const standings: BudgetStanding[] = [];
  for (const id of departmentIds) {
    const ledger = ledgers.get(id) as DepartmentLedger;
    const committed = await committedOf(scope, ledger, yearOf(year));
    standings.push(standingIn(ledger, { year, budget: budgets.get(id) ?? null, committed }));
  }
  return standings;
}

interface Beside {
  readonly year: number;
  readonly budget: BudgetRow | null;
  readonly committed: Fen | null;
}

/** Where a ledger stands beside its budget. */
export function standingIn({ stated, waiting }: Ledger, { year, budget, committed }: Beside): BudgetStanding {
  const billed = sumOf(stated);
  const amount = budget?.amount_fen ?? null;
  const { left, state } = standingOf({ budget: amount, billed, committed, waiting });
  return budgetStandingSchema.parse({
    year,
    version: budget?.version ?? null,
    blockNew: budget?.block_new ?? false,
    budgetFen: amount?.toString() ?? null,
    billedFen: billed.toString(),
    committedFen: committed?.toString() ?? null,
    waitingFen: waiting.toString(),
    leftFen: left?.toString() ?? null,
    state,
  });
}
