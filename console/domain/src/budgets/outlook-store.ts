import { budgetPolicy } from '@zhengyun/rulebook/budget-policy.ts';
import { addMonths, monthOf } from '@zhengyun/rulebook/calendar.ts';
import type { Fen } from '@zhengyun/rulebook/money.ts';
import { ratedMonths } from '../rating/rated-months.ts';
import type { VerbScope } from '../verb/context.ts';
import { type Forecast, forecastOf, type MonthFacts } from './forecast-rules.ts';
import { type Ledger, monthFacts } from './ledger-rules.ts';
import { type DepartmentLedger, keyOf, ledgersOf, partsOf, yearOf } from './ledger-store.ts';
import { monthsOfLedger } from './open-cost-store.ts';
import { type BudgetKey, sameKey } from './part-rules.ts';
import type { BudgetStanding } from './schemas.ts';
import { standingIn } from './standings-store.ts';
import { type BudgetRow, budgetsInForce } from './store.ts';

/** One budget of a year, or a project that has none, with what is known of it and what it is to come to. */
export interface Foreseen {
  readonly key: BudgetKey;
  readonly budget: BudgetRow | null;
  readonly ledger: Ledger;
  readonly months: readonly MonthFacts[];
  readonly forecast: Forecast;
}

const WHOLE: BudgetKey = { project: null, fundingSource: null };

interface YearOf {
  readonly departmentId: string;
  readonly year: number;
}

/** A department's year as a whole. */
export async function foreseeWhole(scope: VerbScope, { departmentId, year }: YearOf): Promise<Foreseen> {
  const whole = await ledgerOf(scope, { departmentId, year });
  return foresee(scope, whole, { year, key: WHOLE, budgets: await budgetsInForce(scope.tx, { departmentId, year }) });
}

/** A department's year as a whole, and every project in it that has a budget or that something was ordered for. */
export async function foreseeYear(
  scope: VerbScope,
  { departmentId, year }: YearOf,
): Promise<{ readonly whole: Foreseen; readonly projects: readonly Foreseen[] }> {
  const all = await ledgerOf(scope, { departmentId, year });
  const budgets = await budgetsInForce(scope.tx, { departmentId, year });
  const keys = keysOf(budgets, all);
  const parts = await partsOf(scope, all, { year, keys });
  const whole = await foresee(scope, all, { year, key: WHOLE, budgets });
  const projects: Foreseen[] = [];
  for (const [place, key] of keys.entries()) {
    const ledger = parts[place];
    if (ledger) projects.push(await foresee(scope, ledger, { year, key, budgets }));
  }
  return { whole, projects };
}

async function ledgerOf(scope: VerbScope, { departmentId, year }: YearOf): Promise<DepartmentLedger> {
  return (await ledgersOf(scope, [departmentId], year)).get(departmentId) as DepartmentLedger;
}

interface Asked {
  readonly year: number;
  readonly key: BudgetKey;
  readonly budgets: readonly BudgetRow[];
}

async function foresee(scope: VerbScope, ledger: Ledger, { year, key, budgets }: Asked): Promise<Foreseen> {
  const { now } = scope.ctx;
  const months = await monthsOfLedger(scope, ledger, yearOf(year));
  // How fast a project consumed in the year before is not asked: its own year has to say so.
  const before = key.project === null ? await lastMonthBefore(scope, ledger, year) : null;
  const { ratedDays } = budgetPolicy(now);
  const forecast = forecastOf({ months, before, waiting: ledger.waiting, now, ratedDays });
  return { key, budget: budgets.find((row) => sameKey(keyOf(row), key)) ?? null, ledger, months, forecast };
}

/** Keys of the projects' parts: those with a budget, and each project that something waits for or is held for and no budget covers. */
function keysOf(budgets: readonly BudgetRow[], { held, orders }: DepartmentLedger): readonly BudgetKey[] {
  const set = budgets.map(keyOf).filter(({ project }) => project !== null);
  const named = [...held, ...orders].flatMap(({ project }) => project ?? []);
  const without = [...new Set(named)].filter((project) => set.every((key) => key.project !== project));
  return [...set, ...without.toSorted().map((project) => ({ project, fundingSource: null }))];
}

/** How fast a department consumed in December of the year before; null where that is not rated. */
async function lastMonthBefore(scope: VerbScope, whole: Ledger, year: number): Promise<MonthFacts | null> {
  const month = addMonths(`${year}-01`, -1);
  if (monthOf(scope.ctx.now) > `${year}-02`) return null;
  const { departmentId } = whole;
  const rated = await ratedMonths.definition.read(scope, { departmentIds: [departmentId], year: year - 1 });
  const last = (rated.get(departmentId) ?? []).filter((each) => each.month === month);
  return last.length === 0 ? null : monthFacts({ ...whole, stated: [], rated: last }, month, null);
}

/** What is spoken for of a month beside its statements: rated, held and agreed. */
export const committedIn = ({ rated, fees, held }: MonthFacts): Fen | null =>
  held === null ? null : rated + fees + held;

/** Where it stands in its year. */
export function standingOfForeseen({ ledger, budget, months }: Foreseen, year: number): BudgetStanding {
  const committed = months.reduce<Fen | null>((sum, month) => {
    const own = committedIn(month);
    return sum === null || own === null ? null : sum + own;
  }, 0n);
  return standingIn(ledger, { year, budget, committed });
}
