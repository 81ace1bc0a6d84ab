import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { sql } from 'kysely';
import type { DueMonth, Mark } from './due-rules.ts';

/** Marks, at most so many, each with its key; a mark of everyone is one of each department that ever held or consumed anything. */
export async function readMarks(tx: Tx, limit: number) {
  const marks = await tx
    .selectFrom('rating_mark')
    .select(['id', 'department_id', 'month'])
    .orderBy('id')
    .limit(limit)
    .execute();
  const everyone = marks.some(({ department_id: id }) => id === null) ? await usingDepartments(tx) : [];
  const of = marks.flatMap(({ department_id: id, month }): Mark[] =>
    id === null ? everyone.map((departmentId) => ({ departmentId, month })) : [{ departmentId: id, month }],
  );
  return { ids: marks.map(({ id }) => id), marks: of };
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

interface Stale {
  readonly month: string;
  readonly now: Date;
  readonly fresh: Date;
}

/** Takes marks away: those that were seen, and no others. */
export async function removeMarks(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await sql`delete from rating_mark where id = any (${[...ids]}::uuid[])`.execute(tx);
}

/** The contracts of a department that are in force in some part of a month, the earliest first. */
export async function contractsOfMonth(tx: Tx, { departmentId }: DueMonth, period: { from: Date; to: Date }) {
  const rows = await tx
    .selectFrom('contract')
    .select('id')
    .where('department_id', '=', departmentId)
    .where('valid_from', '<', period.to)
    .where('valid_to', '>', period.from)
    .orderBy('valid_from')
    .execute();
  return rows.map(({ id }) => id);
}
