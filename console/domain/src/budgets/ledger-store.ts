import { beginningOfDay, type Period } from '@zhengyun/rulebook/calendar.ts';
import { listYearlyParts } from '../contracts/list-yearly-parts.ts';
import { ratedMonths } from '../rating/rated-months.ts';
import { sumsOfGroups } from '../rating/sums-of-groups.ts';
import type { VerbScope } from '../verb/context.ts';
import { fenByUse } from './included-rules.ts';
import type { Ledger } from './ledger-rules.ts';
import { type BudgetKey, countsTowards } from './part-rules.ts';
import { billedOf, heldBy, resourcesOfProjects, type WaitingRow, waitingOf } from './store.ts';

/** The calendar year in Asia/Shanghai. */
export function yearOf(year: number): Period {
  return { from: beginningOfDay(`${year}-01-01`), to: beginningOfDay(`${year + 1}-01-01`) };
}

export interface DepartmentLedger extends Ledger {
  readonly held: readonly HeldRow[];
  /** Each order under way. */
  readonly orders: readonly WaitingRow[];
}
type HeldRow = NonNullable<ReturnType<Awaited<ReturnType<typeof heldBy>>['get']>>[number];

/** What is known of each department's `year`, by department: a fixed number of statements. What is held and waits counts for a year that is not over, what waits for one that has begun. */
export async function ledgersOf(
  scope: VerbScope,
  ids: readonly string[],
  year: number,
): Promise<ReadonlyMap<string, DepartmentLedger>> {
  const { ctx, tx } = scope;
  const period = yearOf(year);
  const [over, begun] = [ctx.now >= period.to, ctx.now >= period.from];
  const billed = await billedOf(tx, ids, year);
  const held = await heldBy(tx, ids, period);
  const waiting = await waitingOf(tx, ids, ctx.now);
  const rated = await ratedMonths.definition.read(scope, { departmentIds: [...ids], year });
  const contracts = await listYearlyParts.definition.read(scope, { departmentIds: [...ids], ...period });
  const ledgerOf = (id: string): DepartmentLedger => {
    const own = contracts.get(id) ?? [];
    const under = <Of extends { readonly contractId: string }>(of: Of) => {
      const validity = own.find((contract) => contract.id === of.contractId)?.validity;
      return validity ? { ...of, validity } : of;
    };
    const orders = (!over && begun && waiting.get(id)) || [];
    return {
      departmentId: id,
      stated: (billed.get(id) ?? []).map((row) =>
        under({ month: row.month, asOf: row.as_of, contractId: row.contract_id, fen: row.payable_fen }),
      ),
      rated: (rated.get(id) ?? []).map(under),
      held: (!over && held.get(id)) || [],
      contracts: own,
      fees: true,
      orders,
      waiting: sumOf(orders),
    };
  };
  return new Map(ids.map((id) => [id, ledgerOf(id)]));
}

/**
 * What of a department's ledger is for each of `keys`, in their order: of its statements and ratings the charges of the resources that were ordered
 * for it. Yearly parts, deductions and what goes by the whole month are nobody's part.
 */
export async function partsOf(
  scope: VerbScope,
  whole: DepartmentLedger,
  { year, keys }: { readonly year: number; readonly keys: readonly BudgetKey[] },
): Promise<readonly Ledger[]> {
  if (keys.length === 0) return [];
  const { departmentId, contracts } = whole;
  const resources = await resourcesOfProjects(scope.tx, departmentId);
  const groups = keys.map((key, place) => ({
    key: String(place),
    resourceIds: resources.filter((each) => countsTowards(key, keyOf(each))).map(({ id }) => id),
  }));
  const sums = await sumsOfGroups.definition.read(scope, { departmentId, year, groups });
  return keys.map((key, place): Ledger => {
    const own = sums.filter((each) => each.key === String(place));
    const itemsOf = ({ contractId, month }: { readonly contractId: string; readonly month: string }) =>
      own.find((each) => each.contractId === contractId && each.month === month)?.items ?? new Map();
    return {
      ...whole,
      fees: false,
      stated: whole.stated.map((each) => ({ ...each, fen: fenByUse(contracts, { ...each, items: itemsOf(each) }) })),
      rated: whole.rated.map((each) => ({ ...each, items: itemsOf(each) })),
      held: whole.held.filter((row) => countsTowards(key, keyOf(row))),
      waiting: sumOf(whole.orders.filter((row) => countsTowards(key, keyOf(row)))),
    };
  });
}

/** What something was ordered for. */
export const keyOf = (row: { readonly project: string | null; readonly funding_source: string | null }): BudgetKey => ({
  project: row.project,
  fundingSource: row.funding_source,
});

export const sumOf = (rows: readonly { readonly fen: bigint }[]): bigint =>
  rows.reduce((sum, { fen }) => sum + fen, 0n);
