import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { sql } from 'kysely';
import { newestPage } from '../verb/newest-page.ts';
import type { CaseState, KnownCase } from './case-rules.ts';
import type { Finding } from './finding-rules.ts';
import type { CASE_OUTCOMES, CASE_OWNERS, FINDING_CODES } from './schemas.ts';

/** Whether a night's search of the day was made. */
export async function findRun(tx: Tx, day: string) {
  return tx.selectFrom('reconciliation_run').selectAll().where('day', '=', day).executeTakeFirst();
}

export async function lastRun(tx: Tx) {
  return tx.selectFrom('reconciliation_run').selectAll().orderBy('day', 'desc').limit(1).executeTakeFirst();
}

/** Nights are made one after the other, by however many workers. */
export async function lockNights(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('reconciliation-night'))`.execute(tx);
}

interface NewRun {
  readonly id: string;
  readonly day: string;
  readonly at: Date;
  readonly policy: string;
  readonly findings: number;
  readonly opened: number;
  readonly gone: number;
}

export async function insertRun(tx: Tx, { at, ...run }: NewRun): Promise<void> {
  await tx
    .insertInto('reconciliation_run')
    .values({ ...run, ran_at: at })
    .execute();
}

/** Cases that are not closed, and explained ones, of no month or of one that the night looked at: whole, or its bills alone. */
export async function casesFor(
  tx: Tx,
  { months, billsOf }: { readonly months: readonly string[]; readonly billsOf: readonly string[] },
): Promise<readonly KnownCase[]> {
  const rows = await tx
    .selectFrom('reconciliation_case')
    .select(['id', 'finding_key', 'state', 'gone_at', 'explained_until', 'facts'])
    .where((eb) =>
      eb.or([
        eb('month', 'is', null),
        eb('month', 'in', [...months]),
        ...(billsOf.length > 0 ? [eb.and([eb('code', '=', 'bill-not-meter'), eb('month', 'in', [...billsOf])])] : []),
      ]),
    )
    .where((eb) => eb.or([eb('state', '<>', 'closed'), eb('explained_until', 'is not', null)]))
    .execute();
  return rows.map((row) => ({
    id: row.id,
    key: row.finding_key,
    state: row.state as CaseState,
    goneAt: row.gone_at,
    explainedUntil: row.explained_until,
    facts: row.facts as Finding['facts'],
  }));
}

interface NewCase {
  readonly id: string;
  readonly number: string;
  readonly key: string;
  readonly finding: Finding;
  readonly ownerRole: (typeof CASE_OWNERS)[number];
  readonly policy: string;
  readonly at: Date;
  readonly answerBy: Date;
  readonly closeBy: Date;
}

export async function insertCase(tx: Tx, { finding, ...given }: NewCase): Promise<void> {
  await tx
    .insertInto('reconciliation_case')
    .values({
      ...{
        id: given.id,
        number: given.number,
        finding_key: given.key,
        code: finding.code,
        owner_role: given.ownerRole,
      },
      ...{ department_id: finding.departmentId, cloud_id: finding.cloudId, month: finding.month },
      ...{ subject: JSON.stringify(finding.subject), facts: JSON.stringify(finding.facts), state: 'open' },
      ...{ policy: given.policy, opened_at: given.at, seen_at: given.at },
      ...{ answer_by: given.answerBy, close_by: given.closeBy },
    })
    .execute();
}

/** The finding is there: what it says now stands in the case. */
export async function seeCase(tx: Tx, id: string, { finding, at }: { finding: Finding; at: Date }): Promise<void> {
  const row = { facts: JSON.stringify(finding.facts), seen_at: at, gone_at: null };
  await tx.updateTable('reconciliation_case').set(row).where('id', '=', id).execute();
}

export async function markGone(tx: Tx, ids: readonly string[], at: Date): Promise<void> {
  if (ids.length > 0)
    await tx
      .updateTable('reconciliation_case')
      .set({ gone_at: at })
      .where('id', 'in', [...ids])
      .execute();
}

/** The case, locked; undefined: none in scope. */
export async function lockCase(tx: Tx, id: string) {
  return tx.selectFrom('reconciliation_case').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}
export type CaseRow = NonNullable<Awaited<ReturnType<typeof lockCase>>>;

interface CaseChange {
  readonly state?: CaseState;
  readonly taken_by?: string;
  readonly taken_at?: Date;
  readonly answered_by?: string | null;
  readonly answered_at?: Date | null;
  readonly answer?: string | null;
  readonly evidence?: string | null;
  readonly closed_by?: string;
  readonly closed_at?: Date;
  readonly outcome?: (typeof CASE_OUTCOMES)[number];
  readonly closing_reason?: string;
  readonly explained_until?: string;
  readonly returned_reason?: string;
  readonly level?: number;
}

export async function changeCase(tx: Tx, id: string, change: CaseChange): Promise<void> {
  await tx.updateTable('reconciliation_case').set(change).where('id', '=', id).execute();
}

/** Cases that are not closed and whose next term is past, locked, by number. */
export async function lockOverdue(tx: Tx, now: Date) {
  return tx
    .selectFrom('reconciliation_case')
    .select(['id', 'number', 'state', 'answer_by', 'close_by', 'level', 'owner_role'])
    .where('state', '<>', 'closed')
    .where('level', '<', 2)
    .where((eb) => eb.or([eb('close_by', '<=', now), eb('answer_by', '<=', now)]))
    .orderBy('number')
    .forUpdate()
    .execute();
}

interface CaseFilter {
  readonly cursor?: string | null | undefined;
  readonly limit: number;
  readonly state?: CaseState | 'unclosed' | 'overdue' | undefined;
  readonly code?: (typeof FINDING_CODES)[number] | undefined;
  readonly takenBy?: string | undefined;
  readonly now: Date;
}

/** Cases in scope that fit, newest first, with the names of those who acted. */
export async function pageOfCases(tx: Tx, filter: CaseFilter) {
  const { state, code, takenBy, now } = filter;
  const conditions = [
    state === undefined ? [] : stateIs(state, now),
    code === undefined ? [] : sql<boolean>`k.code = ${code}`,
    takenBy === undefined ? [] : sql<boolean>`k.taken_by = ${takenBy}`,
  ].flat();
  const rows = tx
    .selectFrom('reconciliation_case as k')
    .leftJoin('department as d', 'd.id', 'k.department_id')
    .leftJoin('cloud as c', 'c.id', 'k.cloud_id')
    .leftJoin('person as t', 't.id', 'k.taken_by')
    .leftJoin('person as a', 'a.id', 'k.answered_by')
    .leftJoin('person as e', 'e.id', 'k.closed_by')
    .selectAll('k')
    .select(['d.name as department_name', 'c.slug as cloud_slug', 'c.name as cloud_name'])
    .select(['t.real_name as taken_name', 'a.real_name as answered_name', 'e.real_name as closed_name'])
    .where((eb) => eb.and(conditions));
  const counted = tx
    .selectFrom('reconciliation_case as k')
    .select((eb) => eb.fn.countAll<bigint>().as('total'))
    .where((eb) => eb.and(conditions));
  return newestPage({ counted, rows, id: 'k.id' }, filter);
}
export type CaseView = Awaited<ReturnType<typeof pageOfCases>>['rows'][number];

function stateIs(state: NonNullable<CaseFilter['state']>, now: Date) {
  if (state === 'unclosed') return sql<boolean>`k.state <> 'closed'`;
  if (state !== 'overdue') return sql<boolean>`k.state = ${state}`;
  return sql<boolean>`(k.state <> 'closed' and (k.close_by <= ${now} or k.state <> 'answered' and k.answer_by <= ${now}))`;
}

/** How many cases in scope are not closed, and how many of them are past a term. */
export async function countCases(tx: Tx, now: Date) {
  const { rows } = await sql<{ open: number; overdue: number }>`
    select (count(*) filter (where k.state <> 'closed'))::int as open,
           (count(*) filter (where ${stateIs('overdue', now)}))::int as overdue
      from reconciliation_case k`.execute(tx);
  return rows[0] ?? { open: 0, overdue: 0 };
}
