import type { Tx } from '@zhengyun/db/with-transaction.ts';
import type { Period } from '@zhengyun/rulebook/calendar.ts';
import type { Power } from '@zhengyun/rulebook/catalogue/held-amounts.ts';
import type { ItemSpec } from '@zhengyun/rulebook/catalogue.ts';
import { sql } from 'kysely';
import { addedBy } from '../requests/growth-cost-rules.ts';
import type { Actor } from '../verb/actor.ts';
import { scopeOf, sees } from '../verb/context.ts';
import { newestPage, type Wanted } from '../verb/newest-page.ts';
import { costThisYear, type PricedRequest } from './earlier-year-rules.ts';
import type { BudgetKey, SetPart } from './part-rules.ts';

/**
 * Serialises what is set of a department's budgets and what is taken on under them, until the transaction ends. A lock by name: jobs may not lock the row, and
 * rows that merely name the department don't wait. False: there is no such department.
 */
export async function lockDepartment(tx: Tx, departmentId: string): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`budgets of ${departmentId}`}, 0))`.execute(tx);
  return (await departmentNamed(tx, departmentId)) !== undefined;
}

interface YearOf {
  readonly departmentId: string;
  readonly year: number;
}

/** Every version of one of a department's budgets of a year, the one in force first. */
export async function versionsOf(tx: Tx, { departmentId, year, project, fundingSource }: YearOf & BudgetKey) {
  return tx
    .selectFrom('budget as b')
    .innerJoin('person as p', 'p.id', 'b.set_by')
    .select(['b.id', 'b.version', 'b.amount_fen', 'b.block_new', 'b.reason', 'b.set_at', 'p.real_name as set_by'])
    .where('b.department_id', '=', departmentId)
    .where('b.year', '=', year)
    .where('b.project', 'is not distinct from', project)
    .where('b.funding_source', 'is not distinct from', fundingSource)
    .orderBy('b.version', 'desc')
    .execute();
}

/** The version in force of every budget of a department's year: the whole first, its parts by project and source of money. */
export async function budgetsInForce(tx: Tx, { departmentId, year }: YearOf) {
  const { rows } = await sql<BudgetRow>`
    select distinct on (project, funding_source) id, version, project, funding_source, amount_fen, block_new from budget
     where department_id = ${departmentId} and year = ${year}
     order by project nulls first, funding_source nulls first, version desc`.execute(tx);
  return rows;
}

export interface BudgetRow {
  readonly id: string;
  readonly version: number;
  readonly project: string | null;
  readonly funding_source: string | null;
  readonly amount_fen: bigint;
  readonly block_new: boolean;
}

interface NewBudget {
  readonly id: string;
  readonly department_id: string;
  readonly year: number;
  readonly project: string | null;
  readonly funding_source: string | null;
  readonly version: number;
  readonly amount_fen: bigint;
  readonly block_new: boolean;
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

/** The version in force of each department's budget of `year`, the whole of it. */
export async function budgetsOf(tx: Tx, departmentIds: readonly string[], year: number) {
  const { rows } = await sql<BudgetRow & { readonly department_id: string }>`
    select distinct on (department_id) department_id, id, version, project, funding_source, amount_fen, block_new from budget
     where department_id = any (${[...departmentIds]}::uuid[]) and year = ${year} and project is null
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

/** What the order that a resource came of was for. One that another department ordered was for nothing of the owner's. */
const ORDERED_FOR = sql`
  select q.project, q.funding_source from order_line l join request q on q.id = l.request_id
   where l.resource_id = r.id and q.kind = 'order' and q.department_id = r.department_id
   order by q.submitted_at desc limit 1`;

/** Beside the lines `l` of requests `q`: what the order was for that made the thing a change is of. */
const CHANGED_ORDER = sql`
      left join resource r on r.id = l.resource_id and q.kind <> 'order'
      left join lateral (${ORDERED_FOR}) o on true`;
/** What a request counts towards; a change has one line. */
const KEY_OF_REQUEST = sql`
           case when q.kind = 'order' then q.project else max(o.project) end as project,
           case when q.kind = 'order' then q.funding_source else max(o.funding_source) end as funding_source`;

/** What the order that something came of was for; of what nobody ordered, nothing. */
export async function orderedFor(tx: Tx, resourceId: string) {
  const { rows } = await sql<{ project: string | null; funding_source: string | null }>`
    select o.project, o.funding_source from resource r join lateral (${ORDERED_FOR}) o on true
     where r.id = ${resourceId}`.execute(tx);
  return rows[0] ?? { project: null, funding_source: null };
}

/** Everything a department ever had that was ordered for a project. */
export async function resourcesOfProjects(tx: Tx, departmentId: string) {
  const { rows } = await sql<{ id: string; project: string; funding_source: string | null }>`
    select r.id, o.project, o.funding_source from resource r join lateral (${ORDERED_FOR}) o on o.project is not null
     where r.department_id = ${departmentId}`.execute(tx);
  return rows;
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
    project: string | null;
    funding_source: string | null;
    many: bigint;
  }>`
    select r.department_id, r.spec, r.power, r.xinchuang, o.project, o.funding_source,
           greatest(coalesce(c.at, r.ready_at, r.created_at), ${year.from}) as since, count(*) as many
      from resource r
      left join lateral (select max(at) as at from resource_change
                          where resource_id = r.id and kind in ('create', 'taken-on')) c on true
      left join lateral (${ORDERED_FOR}) o on true
     where r.department_id = any (${[...departmentIds]}::uuid[]) and r.state = 'active'
     group by 1, 2, 3, 4, 5, 6, 7`.execute(tx);
  return Map.groupBy(rows, (row) => row.department_id);
}

/** What a request costs, or adds, as it was priced: to the end of the year it was submitted in. */
const PRICED = sql`
           q.kind, q.submitted_at, sum(l.month_fen)::bigint as month_fen,
           case when q.kind = 'order' then sum(l.year_end_fen) else sum(l.added_fen) end::bigint as fen`;

interface PricedRow {
  readonly kind: PricedRequest['kind'];
  readonly submitted_at: Date;
  readonly month_fen: bigint;
  readonly fen: bigint | null;
}

const pricedFrom = ({ kind, submitted_at: submittedAt, month_fen: monthFen, fen }: PricedRow): PricedRequest => ({
  kind,
  submittedAt,
  monthFen,
  fen,
});

/**
 * What each order that is in review or on its way would cost from `now` to the year's end, as it was priced, and what each change of size would add, for whatever the
 * order it changes was for; one that saves does so once it is done. `approved`: it is on its way. A longer lease is committed already.
 */
export async function waitingOf(tx: Tx, departmentIds: readonly string[], now: Date) {
  const { rows } = await sql<Omit<WaitingRow, 'fen'> & PricedRow>`
    select q.department_id, q.id as request_id, q.state not in ('previewing', 'department-review', 'joint-review') as approved,
           ${KEY_OF_REQUEST}, ${PRICED}
      from request q join order_line l on l.request_id = q.id ${CHANGED_ORDER}
     where q.department_id = any (${[...departmentIds]}::uuid[]) and q.kind in ('order', 'resize') and l.state = 'open'
     group by q.id`.execute(tx);
  const waiting = rows.map(({ kind, submitted_at, month_fen, fen, ...row }): WaitingRow => {
    const cost = costThisYear(pricedFrom({ kind, submitted_at, month_fen, fen }), now) ?? 0n;
    return { ...row, fen: kind === 'resize' && cost < 0n ? 0n : cost };
  });
  return Map.groupBy(waiting, (row) => row.department_id);
}

export interface WaitingRow {
  readonly department_id: string;
  readonly request_id: string;
  readonly project: string | null;
  readonly funding_source: string | null;
  readonly approved: boolean;
  readonly fen: bigint;
}

/** A budget as the rules of parts see it. */
export const partOf = (row: BudgetRow): SetPart => ({
  project: row.project,
  fundingSource: row.funding_source,
  fen: row.amount_fen,
});

/** A department by id, where the caller's sight reaches it and its money; undefined: not. */
export async function departmentInSight(tx: Tx, actor: Actor, id: string) {
  const sight = scopeOf(actor);
  return sight.kind === 'operations' || !sees(sight, id) ? undefined : departmentNamed(tx, id);
}

export async function departmentNamed(tx: Tx, id: string) {
  return tx.selectFrom('department').select(['id', 'name']).where('id', '=', id).executeTakeFirst();
}

/** Departments that have a budget of `year`. */
export async function departmentsBudgeted(tx: Tx, year: number): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('budget')
    .select('department_id')
    .distinct()
    .where('year', '=', year)
    .orderBy('department_id')
    .execute();
  return rows.map((row) => row.department_id);
}

/**
 * What an order asks for from `now` to the year's end, or a change adds, as it was priced, and what it is for; undefined: there is no such request, or nothing is asked for by it.
 * Less of everything adds nothing where what it adds was never kept (changes of an earlier release), or is not known any more.
 */
export async function orderAsked(tx: Tx, requestId: string, now: Date) {
  const { rows } = await sql<AskedRow>`
    select ${KEY_OF_REQUEST}, ${PRICED}, max(e.last_day) as last_day, max(l.lease_until) as lease_until,
           (array_agg(r.spec))[1] as held, (array_agg(l.spec))[1] as wanted
      from request q join order_line l on l.request_id = q.id ${CHANGED_ORDER}
      left join lease e on e.resource_id = l.resource_id and q.kind = 'extend'
     where q.id = ${requestId} and q.kind in ('order', 'resize', 'extend') and l.state = 'open' group by q.id`.execute(
    tx,
  );
  const [row] = rows;
  if (!row) return undefined;
  const { project, funding_source, kind, last_day: lastDay, lease_until: until, held, wanted } = row;
  const lease = lastDay !== null && until !== null ? { lastDay, until } : null;
  const cost = costThisYear({ ...pricedFrom(row), lease }, now);
  const fen = cost === null && kind === 'resize' && held ? addedBy({ before: held, after: wanted }, null) : cost;
  return { project, funding_source, fen, counted: kind === 'extend' };
}

interface AskedRow extends PricedRow {
  readonly project: string | null;
  readonly funding_source: string | null;
  readonly last_day: string | null;
  readonly lease_until: string | null;
  /** Of a change, which is of one thing: its size as it is, and the one that is asked for. */
  readonly held: ItemSpec | null;
  readonly wanted: ItemSpec;
}
