import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { type Month, monthOf } from '@zhengyun/rulebook/calendar.ts';
import { sql } from 'kysely';
import { newId } from '../verb/id.ts';
import { newestPage } from '../verb/newest-page.ts';
import type { NewReading } from './reading-store.ts';

/**
 * Keeps readings that came after their month was closed, each once however often it comes. They are taken in one order, so that two batches with the same ones wait for
 * each other and never both.
 */
export async function keepRefused(tx: Tx, readings: readonly NewReading[], now: Date): Promise<void> {
  const rows = [...new Map(readings.map((each) => [`${each.departmentId} ${each.eventId}`, each])).values()];
  if (rows.length === 0) return;
  const column = <Value>(of: (row: NewReading) => Value) => rows.map(of);
  await sql`
    insert into refused_reading (id, department_id, month, resource_id, source, event_id, dimension, thing, quantity, event_at, refused_at, last_refused_at)
    select t.*, ${now}, ${now} from unnest(
      ${column(() => newId(now))}::uuid[], ${column(({ departmentId }) => departmentId)}::uuid[],
      ${column(({ eventAt }) => monthOf(eventAt))}::text[], ${column(({ resourceId }) => resourceId)}::uuid[],
      ${column(({ source }) => source)}::text[], ${column(({ eventId }) => eventId)}::text[],
      ${column(({ dimension }) => dimension)}::text[], ${column(({ thing }) => thing ?? null)}::text[],
      ${column(({ quantity }) => quantity)}::numeric[], ${column(({ eventAt }) => eventAt)}::timestamptz[])
        as t (id, department_id, month, resource_id, source, event_id, dimension, thing, quantity, event_at)
     order by department_id, source, event_id
    on conflict (department_id, source, event_id)
    do update set times = refused_reading.times + 1, last_refused_at = excluded.last_refused_at`.execute(tx);
}

/** How many of a month nobody has answered for, `most` at most. */
export async function countUnanswered(tx: Tx, month: Month, most: number): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from (select from refused_reading where month = ${month} and answered_at is null limit ${most}) r`.execute(
    tx,
  );
  return rows[0]?.n ?? 0;
}

interface Answer {
  readonly month: Month;
  readonly at: Date;
  readonly by: string;
  readonly why: string;
}

/** Answers for all of a month that nobody has answered for yet; gives how many. */
export async function answerRefusedOf(tx: Tx, { month, at, by, why }: Answer): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('refused_reading')
    .set({ answered_at: at, answered_by: by, why })
    .where('month', '=', month)
    .where('answered_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}

interface RefusedFilter {
  readonly month: Month;
  readonly cursor?: string | null | undefined;
  readonly limit: number;
}

/** Refused readings of a month in sight, newest first. */
export async function pageOfRefused(tx: Tx, filter: RefusedFilter) {
  const rows = tx
    .selectFrom('refused_reading as f')
    .innerJoin('department as d', 'd.id', 'f.department_id')
    .leftJoin('person as p', 'p.id', 'f.answered_by')
    .selectAll('f')
    .select(['d.name as departmentName', 'p.real_name as answeredName'])
    .where('f.month', '=', filter.month);
  const counted = tx
    .selectFrom('refused_reading as f')
    .select((eb) => eb.fn.countAll<bigint>().as('total'))
    .where('f.month', '=', filter.month);
  return newestPage({ counted, rows, id: 'f.id' }, filter);
}
