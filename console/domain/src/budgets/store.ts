import type { Tx } from '@zhengyun/db/with-transaction.ts';
import type { Period } from '@zhengyun/rulebook/calendar.ts';
import type { Power } from '@zhengyun/rulebook/catalogue/held-amounts.ts';
import type { ItemSpec } from '@zhengyun/rulebook/catalogue.ts';
import { sql } from 'kysely';
import { newestPage, type Wanted } from '../verb/newest-page.ts';

/** Serialises changes of a department's budgets. False: there is no such department. */
export async function lockDepartment(tx: Tx, departmentId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('department')
    .select('id')
    .where('id', '=', departmentId)
    .forUpdate()
    .executeTakeFirst();
  return row !== undefined;
}

/** Every version of a department's budget of a year, the one in force first. */
export async function versionsOf(tx: Tx, departmentId: string, year: number) {
  return tx
    .selectFrom('budget as b')
    .innerJoin('person as p', 'p.id', 'b.set_by')
    .select(['b.version', 'b.amount_fen', 'b.reason', 'b.set_at', 'p.real_name as set_by'])
    .where('b.department_id', '=', departmentId)
    .where('b.year', '=', year)
    .orderBy('b.version', 'desc')
    .execute();
}

interface NewBudget {
  readonly id: string;
  readonly department_id: string;
  readonly year: number;
  readonly version: number;
  readonly amount_fen: bigint;
  readonly reason: string;
  readonly set_by: string;
  readonly set_at: Date;
}

export async function insertBudget(tx: Tx, row: NewBudget): Promise<void> {
  await tx.insertInto('budget').values(row).execute();
}

/** Departments, the newest first; `only`: those ids. */
export async function pageOfDepartments(
  tx: Tx,
  { only, ...wanted }: Wanted & { readonly only: readonly string[] | null },
) {
  const matching = tx
    .selectFrom('department as d')
    .where((eb) => (only ? eb('d.id', 'in', [...only, NOBODY]) : eb.lit(true)));
  const counted = matching.select((eb) => eb.fn.countAll<bigint>().as('total'));
  return newestPage({ counted, rows: matching.select(['d.id', 'd.slug', 'd.name']), id: 'd.id' }, wanted);
}
/** Keeps an empty list of ids from being an error of SQL. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** The version in force of each department's budget of `year`. */
export async function budgetsOf(tx: Tx, departmentIds: readonly string[], year: number) {
  const { rows } = await sql<{ department_id: string; version: number; amount_fen: bigint }>`
    select distinct on (department_id) department_id, version, amount_fen from budget
     where department_id = any (${[...departmentIds]}::uuid[]) and year = ${year}
     order by department_id, version desc`.execute(tx);
  return new Map(rows.map((row) => [row.department_id, row]));
}

/** Each department's statements of `year`: of which month, up to when, and what each comes to. */
export async function billedOf(tx: Tx, departmentIds: readonly string[], year: number) {
  const { rows } = await sql<BilledRow>`
    select department_id, contract_id, month, as_of, payable_fen from statement
     where department_id = any (${[...departmentIds]}::uuid[]) and month like ${`${year}-%`}`.execute(tx);
  return Map.groupBy(rows, (row) => row.department_id);
}

interface BilledRow {
  readonly department_id: string;
  readonly contract_id: string;
  readonly month: string;
  readonly as_of: Date;
  readonly payable_fen: bigint;
}

/**
 * What each department has in use, equal things of the same day together, and from when on it has it: from its making, or from the
 * transfer that brought it.
 */
export async function heldBy(tx: Tx, departmentIds: readonly string[], year: Period) {
  const { rows } = await sql<{
    department_id: string;
    spec: ItemSpec;
    power: Power;
    xinchuang: boolean;
    since: Date;
    many: bigint;
  }>`
    select r.department_id, r.spec, r.power, r.xinchuang,
           greatest(coalesce(c.at, r.ready_at, r.created_at), ${year.from}) as since, count(*) as many
      from resource r
      left join lateral (select max(at) as at from resource_change
                          where resource_id = r.id and kind in ('create', 'taken-on')) c on true
     where r.department_id = any (${[...departmentIds]}::uuid[]) and r.state = 'active'
     group by 1, 2, 3, 4, 5`.execute(tx);
  return Map.groupBy(rows, (row) => row.department_id);
}

/** What orders that are in review or on their way would cost to the year's end, as they were priced. */
export async function waitingOf(tx: Tx, departmentIds: readonly string[]) {
  const { rows } = await sql<{ department_id: string; fen: bigint }>`
    select q.department_id, sum(l.year_end_fen)::bigint as fen
      from request q join order_line l on l.request_id = q.id
     where q.department_id = any (${[...departmentIds]}::uuid[]) and q.kind = 'order' and l.state = 'open'
     group by q.department_id`.execute(tx);
  return new Map(rows.map((row) => [row.department_id, row.fen]));
}
