import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { budgetPolicy } from '@zhengyun/rulebook/budget-policy.ts';
import { dayOf } from '@zhengyun/rulebook/calendar.ts';
import { formatYuan } from '@zhengyun/rulebook/money.ts';
import { sql } from 'kysely';
import type { Telling } from '../notices/schemas.ts';
import type { VerbScope } from '../verb/context.ts';
import { type Reached, reachedOf } from './alert-rules.ts';
import { foreseeYear } from './outlook-store.ts';
import type { AlertBasis } from './schemas.ts';
import type { BudgetRow } from './store.ts';

export interface NewAlert extends Reached {
  readonly budget: BudgetRow;
  readonly year: number;
  readonly policyId: string;
}

/** Lines of the budgets in force that are reached now and not kept as reached yet, by budget, rising. */
export async function newAlerts(scope: VerbScope, departmentId: string): Promise<readonly NewAlert[]> {
  const { ctx, tx } = scope;
  const year = Number(dayOf(ctx.now).slice(0, 4));
  const policy = budgetPolicy(ctx.now);
  const { whole, projects } = await foreseeYear(scope, { departmentId, year });
  const reached = [whole, ...projects].flatMap(({ budget, forecast }) => {
    if (!budget) return [];
    const figures = { budget: budget.amount_fen, used: forecast.used, forecast: forecast.fen };
    return reachedOf(figures, policy).map((each) => ({ ...each, budget, year, policyId: policy.id }));
  });
  const kept = await keptAlerts(
    tx,
    reached.map(({ budget }) => budget.id),
  );
  return reached.filter(({ budget, basis, percent }) => !kept.has(`${budget.id} ${basis} ${percent}`));
}

async function keptAlerts(tx: Tx, budgetIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (budgetIds.length === 0) return new Set();
  const rows = await tx
    .selectFrom('budget_alert')
    .select(['budget_id', 'basis', 'percent'])
    .where('budget_id', 'in', [...new Set(budgetIds)])
    .execute();
  return new Set(rows.map(({ budget_id, basis, percent }) => `${budget_id} ${basis} ${percent}`));
}

interface AlertRow {
  readonly id: string;
  readonly department_id: string;
  readonly budget_id: string;
  readonly basis: AlertBasis;
  readonly percent: number;
  readonly figure_fen: bigint;
  /** False: a higher line was reached at once, which was told. */
  readonly told: boolean;
  readonly policy_id: string;
  readonly found_at: Date;
}

export async function insertAlert(tx: Tx, row: AlertRow): Promise<void> {
  await tx.insertInto('budget_alert').values(row).execute();
}

/** An alert with its budget, for who answers it; undefined: none, or out of sight. */
export async function findAlert(tx: Tx, id: string) {
  return tx
    .selectFrom('budget_alert as a')
    .innerJoin('budget as b', 'b.id', 'a.budget_id')
    .leftJoin('budget_alert_answer as w', 'w.alert_id', 'a.id')
    .select(['a.id', 'a.department_id', 'a.budget_id', 'a.basis', 'a.percent', 'b.year', 'b.project', 'w.answered_at'])
    .where('a.id', '=', id)
    .executeTakeFirst();
}

interface Answer {
  readonly alert_id: string;
  readonly department_id: string;
  readonly note: string;
  readonly answered_by: string;
  readonly answered_at: Date;
}

/** False: somebody was faster. */
export async function insertAnswer(tx: Tx, row: Answer): Promise<boolean> {
  const added = await tx
    .insertInto('budget_alert_answer')
    .values(row)
    .onConflict((at) => at.column('alert_id').doNothing())
    .returning('alert_id')
    .executeTakeFirst();
  return added !== undefined;
}

/** Every alert of a department's budgets of a year, the newest first, with what was answered. */
export async function alertsOf(tx: Tx, of: { readonly departmentId: string; readonly year: number }) {
  const { rows } = await sql<ListedAlert>`
    select a.id, b.project, b.funding_source, b.version, b.amount_fen, a.basis, a.percent, a.figure_fen, a.found_at,
           not exists (select from budget n where n.department_id = b.department_id and n.year = b.year and n.version > b.version
                          and n.project is not distinct from b.project and n.funding_source is not distinct from b.funding_source) as in_force,
           a.told, w.note, w.answered_at, p.real_name as answered_by
      from budget_alert a join budget b on b.id = a.budget_id
      left join budget_alert_answer w on w.alert_id = a.id
      left join person p on p.id = w.answered_by
     where a.department_id = ${of.departmentId} and b.year = ${of.year}
     order by a.found_at desc, a.id desc`.execute(tx);
  return rows;
}

interface ListedAlert {
  readonly id: string;
  readonly project: string | null;
  readonly funding_source: string | null;
  readonly version: number;
  readonly amount_fen: bigint;
  readonly basis: AlertBasis;
  readonly percent: number;
  readonly figure_fen: bigint;
  readonly found_at: Date;
  readonly in_force: boolean;
  readonly told: boolean;
  readonly note: string | null;
  readonly answered_at: Date | null;
  readonly answered_by: string | null;
}

/** Part of a budget's notices that an alert is. */
export const aspectOf = ({ basis, percent }: Pick<Reached, 'basis' | 'percent'>): string => `${basis}:${percent}`;

interface Department {
  readonly id: string;
  readonly name: string;
}

/** Tells finance and who approves for the department that a line is reached. */
export function alertTelling(alert: NewAlert, { id, name }: Department): Telling {
  const { budget, year, basis, percent, figure } = alert;
  return {
    kind: 'budget-alert',
    about: { kind: 'budget', id: budget.id },
    aspect: aspectOf(alert),
    departmentId: id,
    facts: {
      department: name,
      departmentId: id,
      year: `${year}`,
      ...(budget.project === null ? {} : { project: budget.project }),
      basis,
      percent,
      figure: formatYuan(figure),
      budget: formatYuan(budget.amount_fen),
    },
    to: [{ role: 'finance' }, { role: 'department-approver', departmentId: id }],
  };
}
