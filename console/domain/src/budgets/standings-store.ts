import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { beginningOfDay, type Period } from '@zhengyun/rulebook/calendar.ts';
import { costToYearEnd } from '../pricing/cost-to-year-end.ts';
import { annualShare } from '../settlement/annual-rules.ts';
import type { VerbScope } from '../verb/context.ts';
import { standingOf } from './rules.ts';
import { type BudgetStanding, budgetStandingSchema } from './schemas.ts';
import { billedOf, budgetsOf, contractsOf, heldBy, waitingOf } from './store.ts';

/** The calendar year in Asia/Shanghai. */
export function yearOf(year: number): Period {
  return { from: beginningOfDay(`${year}-01-01`), to: beginningOfDay(`${year + 1}-01-01`) };
}

/** Where each of `departmentIds` stands in `year`, in their order; a fixed number of statements, and one pricing each. */
export async function standingsOf(
  scope: VerbScope,
  departmentIds: readonly string[],
  year: number,
): Promise<readonly BudgetStanding[]> {
  const { ctx, tx } = scope;
  const period = yearOf(year);
  const facts = await factsOf(tx, departmentIds, { year, period });
  const standings: BudgetStanding[] = [];
  for (const id of departmentIds) {
    const held = (ctx.now < period.to && facts.held.get(id)) || [];
    const lines = held.map(({ spec, xinchuang, since, many }) => ({ spec, xinchuang, from: since, many }));
    const cost = await costToYearEnd.definition.read(scope, { lines });
    const billed = facts.billed.get(id);
    const unbilled = { from: billed?.until ?? period.from, to: period.to };
    const fees = (facts.contracts.get(id) ?? []).map(({ annual_fen: fen, valid_from: from, valid_to: to }) => {
      const share = annualShare(fen, { from, to }, unbilled);
      return share ? share.dueAfter - share.dueBefore : 0n;
    });
    const committed = cost === null ? null : fees.reduce((sum, fee) => sum + fee, cost);
    const waiting = (ctx.now < period.to && ctx.now >= period.from && facts.waiting.get(id)) || 0n;
    const budget = facts.budgets.get(id);
    const figures = { budget: budget?.amount_fen ?? null, billed: billed?.fen ?? 0n, committed, waiting };
    const { left, state } = standingOf(figures);
    standings.push(
      budgetStandingSchema.parse({
        year,
        version: budget?.version ?? null,
        budgetFen: figures.budget?.toString() ?? null,
        billedFen: figures.billed.toString(),
        committedFen: committed?.toString() ?? null,
        waitingFen: waiting.toString(),
        leftFen: left?.toString() ?? null,
        state,
      }),
    );
  }
  return standings;
}

async function factsOf(tx: Tx, ids: readonly string[], { year, period }: { year: number; period: Period }) {
  return {
    budgets: await budgetsOf(tx, ids, year),
    billed: await billedOf(tx, ids, year),
    held: await heldBy(tx, ids, period),
    waiting: await waitingOf(tx, ids),
    contracts: await contractsOf(tx, ids, period),
  };
}
