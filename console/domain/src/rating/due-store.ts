import type { Tx } from '@zhengyun/db/with-transaction.ts';
import type { Month, Period } from '@zhengyun/rulebook/calendar.ts';
import { sql } from 'kysely';
import type { DueMonth, Mark } from './due-rules.ts';

interface MarksWanted {
  readonly limit: number;
  /** Marks of readings wait where the month was rated after this instant. */
  readonly readingsSince: Date;
}

/** Marks, at most so many, each with its key; a mark of everyone is one of each department that ever held or consumed anything. */
export async function readMarks(tx: Tx, { limit, readingsSince }: MarksWanted) {
  const { rows: marks } = await sql<{ id: string; department_id: string | null; month: Month }>`
    select m.id, m.department_id, m.month from rating_mark m
     where not m.of_readings or not exists (select from rated_month r
             where r.department_id = m.department_id and r.month = m.month and r.current and r.rated_at > ${readingsSince})
     order by m.id limit ${limit}`.execute(tx);
  const everyone = marks.some(({ department_id: id }) => id === null) ? await usingDepartments(tx) : [];
  const of = marks.flatMap(({ department_id: id, month }): Mark[] =>
    id === null ? everyone.map((departmentId) => ({ departmentId, month })) : [{ departmentId: id, month }],
  );
  return { owners: new Map(marks.map(({ id, department_id: owner }) => [id, owner])), marks: of };
}

async function usingDepartments(tx: Tx): Promise<readonly string[]> {
  const rows = await tx.selectFrom('contract').select('department_id').distinct().execute();
  return rows.map((row) => row.department_id);
}

/** Departments under contract now whose current month was last rated before `fresh`, or never. */
export async function staleDepartments(tx: Tx, { month, now, fresh }: Stale): Promise<readonly string[]> {
  const { rows } = await sql<{ department_id: string }>`
    select distinct c.department_id from contract c
     where c.valid_from <= ${now} and c.valid_to > ${now}
       and not exists (select from rated_month r where r.contract_id = c.id and r.month = ${month} and r.current and r.rated_at >= ${fresh})
     order by 1`.execute(tx);
  return rows.map((row) => row.department_id);
}

/**
 * Months whose end, or whose contract's, has come, from `first` on, with a newest rating from before it that no issued statement has frozen: what is held cost more to the end, with
 * no fact that says so.
 */
export async function unfinishedMonths(tx: Tx, now: Date, first: Month): Promise<readonly Mark[]> {
  const { rows } = await sql<Mark>`
    select distinct r.department_id as "departmentId", r.month
      from rated_month r join contract c on c.id = r.contract_id
      cross join lateral (select least(c.valid_to, ((r.month || '-01')::date + interval '1 month') at time zone 'Asia/Shanghai') as at) ends
     where r.current and r.month >= ${first} and r.as_of < ends.at and ends.at <= ${now}
       and not exists (select from statement s where s.contract_id = r.contract_id and s.month = r.month and s.issued_at is not null)
     order by 1, 2`.execute(tx);
  return rows;
}

interface Stale {
  readonly month: string;
  readonly now: Date;
  readonly fresh: Date;
}

/** Takes marks away: those that were seen, and no others. */
export async function removeMarks(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await sql`delete from rating_mark where id = any (${[...ids]}::uuid[])`.execute(tx);
}

/** Marks a month where a change that came after it was closed touches it. */
export async function markLateChanges(tx: Tx, { departmentId, month, period }: DueMonth & { readonly period: Period }) {
  await sql`
    insert into rating_mark (department_id, month) select ${departmentId}::uuid, ${month}
     where exists (select from resource_change
                    where department_id = ${departmentId}::uuid and at < ${period.to} and counts_from > ${period.from})`.execute(
    tx,
  );
}

export async function markMonth(tx: Tx, { departmentId, month }: DueMonth): Promise<void> {
  await tx.insertInto('rating_mark').values({ department_id: departmentId, month }).execute();
}

/** The contracts of a department that are in force in some part of a month, the earliest first. */
export async function contractsOfMonth(tx: Tx, { departmentId }: DueMonth, period: { from: Date; to: Date }) {
  const rows = await tx
    .selectFrom('contract')
    .select('id')
    .where('department_id', '=', departmentId)
    .where('valid_from', '<', period.to)
    .where('valid_to', '>', period.from)
    .whereRef('valid_to', '>', 'valid_from')
    .orderBy('valid_from')
    .execute();
  return rows.map(({ id }) => id);
}

/** Whether another contract of the department begins at or after `at`, before `end`. */
export async function isFollowed(tx: Tx, departmentId: string, { at, end }: { readonly at: Date; readonly end: Date }) {
  const row = await tx
    .selectFrom('contract')
    .select('id')
    .where('department_id', '=', departmentId)
    .where('valid_from', '>=', at)
    .where('valid_from', '<', end)
    .whereRef('valid_to', '>', 'valid_from')
    .executeTakeFirst();
  return row !== undefined;
}
