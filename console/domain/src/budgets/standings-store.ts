import { beginningOfDay, type Period } from '@zhengyun/rulebook/calendar.ts';
import { heldAmounts } from '@zhengyun/rulebook/catalogue/held-amounts.ts';
import { listYearlyParts } from '../contracts/list-yearly-parts.ts';
import { type YearlyParts, yearlyDueIn } from '../contracts/yearly-part-rules.ts';
import { costToYearEnd } from '../pricing/cost-to-year-end.ts';
import { ratedMonths } from '../rating/rated-months.ts';
import type { VerbScope } from '../verb/context.ts';
import { amountsByUse, fenByUse, type MeteredPart, meteredParts } from './included-rules.ts';
import { standingOf } from './rules.ts';
import { type BudgetStanding, budgetStandingSchema } from './schemas.ts';
import { billedOf, budgetsOf, heldBy, waitingOf } from './store.ts';
import { since, unbilledOf } from './unbilled-rules.ts';

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
  const { ctx } = scope;
  const period = yearOf(year);
  const facts = await factsOf(scope, departmentIds, { year, period });
  const standings: BudgetStanding[] = [];
  for (const id of departmentIds) {
    const billed = facts.billed.get(id) ?? [];
    const contracts = facts.contracts.get(id) ?? [];
    const under = <Of extends { readonly contractId: string }>(of: Of) => {
      const validity = contracts.find((contract) => contract.id === of.contractId)?.validity;
      return validity ? { ...of, validity } : of;
    };
    const stated = billed.map(({ month, as_of: asOf, contract_id }) => under({ month, asOf, contractId: contract_id }));
    const said = new Set(stated.map(({ contractId, month }) => `${contractId} ${month}`));
    const rated = (facts.rated.get(id) ?? [])
      .filter(({ contractId, month }) => !said.has(`${contractId} ${month}`))
      .map(under);
    const held = (ctx.now < period.to && facts.held.get(id)) || [];
    const cost = await costOf(scope, held, {
      departmentId: id,
      unbilled: meteredParts(contracts, unbilledOf(period, [...stated, ...rated])),
      year: period,
    });
    const fees = feesOf(contracts, unbilledOf(period, stated));
    const committed = cost === null ? null : cost + fees + sumOf(rated.map((month) => fenByUse(contracts, month)));
    const waiting = (ctx.now < period.to && ctx.now >= period.from && facts.waiting.get(id)) || 0n;
    const budget = facts.budgets.get(id);
    const figures = {
      budget: budget?.amount_fen ?? null,
      billed: sumOf(billed.map((each) => each.payable_fen)),
      committed,
      waiting,
    };
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

const sumOf = (fen: readonly bigint[]): bigint => fen.reduce((a, b) => a + b, 0n);

type Held = NonNullable<ReturnType<Awaited<ReturnType<typeof heldBy>>['get']>>;

interface Unbilled {
  /** Whose prices: the same figure whoever reads it. */
  readonly departmentId: string;
  readonly unbilled: readonly MeteredPart[];
  readonly year: Period;
}

/** What is held costs over the parts of the year that neither a statement nor a rating speaks of; null where something has no price. */
async function costOf(
  scope: VerbScope,
  held: Held,
  { departmentId, unbilled, year }: Unbilled,
): Promise<bigint | null> {
  const parts = held.flatMap(({ spec, power, xinchuang, since: from, many }) =>
    unbilled.flatMap(({ metered, ...period }) =>
      since([period], from).map((part) => ({
        part,
        many,
        amounts: amountsByUse(heldAmounts(spec, power), xinchuang, metered),
        xinchuang,
      })),
    ),
  );
  // To the year's end from either end of a part; from the year's end itself there is nothing left of it.
  const lines = parts.flatMap(({ part: { from, to }, amounts, xinchuang }) =>
    [from, to].filter((at) => at < year.to).map((at) => ({ amounts, xinchuang, from: at })),
  );
  const costs = await costToYearEnd.definition.read(scope, { lines, departmentId });
  if (costs === null) return null;
  let next = 0;
  return sumOf(
    parts.map(({ part, many }) => {
      const fromStart = costs[next++] ?? 0n;
      const fromEnd = part.to < year.to ? (costs[next++] ?? 0n) : 0n;
      return many * (fromStart - fromEnd);
    }),
  );
}

/** The parts of yearly fees that no statement speaks of. */
function feesOf(contracts: readonly YearlyParts[], unbilled: readonly Period[]): bigint {
  return sumOf(contracts.flatMap((parts) => unbilled.map((period) => yearlyDueIn(parts, period))));
}

async function factsOf(scope: VerbScope, ids: readonly string[], { year, period }: { year: number; period: Period }) {
  const { tx } = scope;
  return {
    budgets: await budgetsOf(tx, ids, year),
    billed: await billedOf(tx, ids, year),
    held: await heldBy(tx, ids, period),
    waiting: await waitingOf(tx, ids),
    rated: await ratedMonths.definition.read(scope, { departmentIds: [...ids], year }),
    contracts: await listYearlyParts.definition.read(scope, { departmentIds: [...ids], ...period }),
  };
}
