import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { sql } from 'kysely';
import { decodeCursor, encodeCursor } from '../verb/paging.ts';
import type { RequestItem } from './schemas.ts';
import { requestItemSchema } from './schemas.ts';

export interface RequestFilter {
  readonly cursor?: string | null | undefined;
  readonly limit: number;
  readonly state?: readonly string[] | undefined;
  readonly kind?: string | undefined;
  readonly departmentId?: string | undefined;
  readonly systemId?: string | undefined;
  readonly applicantId?: string | undefined;
  readonly toConfirm?: boolean | undefined;
  readonly search?: string | undefined;
}

/** Requests with the names people read and the sums of their lines; lines are summed for the rows that are shown alone. */
function items(tx: Tx) {
  return tx
    .selectFrom('request as q')
    .innerJoin('department as d', 'd.id', 'q.department_id')
    .innerJoin('business_system as s', 's.id', 'q.system_id')
    .innerJoin('person as p', 'p.id', 'q.applicant_id')
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom('order_line as l')
          .select((agg) => [
            agg.fn.countAll<bigint>().as('line_count'),
            sql<string>`coalesce(sum(l.month_fen), 0)`.as('month_fen'),
            sql<string>`coalesce(sum(l.year_end_fen), 0)`.as('year_end_fen'),
          ])
          .whereRef('l.request_id', '=', 'q.id')
          .as('sums'),
      (join) => join.onTrue(),
    )
    .selectAll('q')
    .select([
      'd.slug as department_slug',
      'd.name as department_name',
      's.slug as system_slug',
      's.name as system_name',
    ])
    .select(['p.real_name', 'sums.line_count', 'sums.month_fen', 'sums.year_end_fen']);
}
export type ItemRow = Awaited<ReturnType<ReturnType<typeof items>['execute']>>[number];

/** A request's row as the wire shows it in lists. */
export function itemFrom(row: ItemRow): RequestItem {
  return requestItemSchema.parse({
    id: row.id,
    number: row.number,
    kind: row.kind,
    state: row.state,
    title: row.title,
    department: { id: row.department_id, slug: row.department_slug, name: row.department_name },
    system: { id: row.system_id, slug: row.system_slug, name: row.system_name },
    applicant: { id: row.applicant_id, name: row.real_name },
    mlpsGrade: row.mlps_grade,
    round: row.round,
    lineCount: Number(row.line_count),
    monthFen: row.month_fen,
    yearEndFen: row.year_end_fen,
    submittedAt: row.submitted_at.toISOString(),
    deliveredAt: row.delivered_at?.toISOString() ?? null,
    acceptBy: row.accept_by?.toISOString() ?? null,
    acceptedAt: row.accepted_at?.toISOString() ?? null,
  });
}

/** The keys of one page are found on `request` alone, by its indexes; names and sums are joined to those few rows. */
export async function pageOfRequests(tx: Tx, filter: RequestFilter) {
  let matching = tx.selectFrom('request as q');
  if (filter.state && filter.state.length > 0) matching = matching.where('q.state', 'in', [...filter.state]);
  if (filter.kind) matching = matching.where('q.kind', '=', filter.kind);
  if (filter.departmentId) matching = matching.where('q.department_id', '=', filter.departmentId);
  if (filter.systemId) matching = matching.where('q.system_id', '=', filter.systemId);
  if (filter.applicantId) matching = matching.where('q.applicant_id', '=', filter.applicantId);
  if (filter.toConfirm)
    matching = matching
      .where('q.state', '=', 'provisioning')
      .where(({ exists, selectFrom }) =>
        exists(
          selectFrom('order_line as l')
            .select('l.id')
            .whereRef('l.request_id', '=', 'q.id')
            .where('l.state', '=', 'open')
            .where('l.fulfilment', '=', 'counted'),
        ),
      );
  if (filter.search) {
    const like = `%${filter.search.replace(/[\\%_]/g, '\\$&')}%`;
    matching = matching.where((eb) => eb.or([eb('q.number', 'ilike', like), eb('q.title', 'ilike', like)]));
  }
  const { total } = await matching.select((eb) => eb.fn.countAll<bigint>().as('total')).executeTakeFirstOrThrow();
  const cursor = decodeCursor(filter.cursor);
  let page = matching.select(['q.id', 'q.submitted_at']);
  if (cursor) page = page.where((eb) => eb(eb.refTuple('q.submitted_at', 'q.id'), '<', eb.tuple(cursor.at, cursor.id)));
  const keys = await page
    .orderBy('q.submitted_at', 'desc')
    .orderBy('q.id', 'desc')
    .limit(filter.limit + 1)
    .execute();
  const shown = keys.slice(0, filter.limit);
  const rows = await itemsById(
    tx,
    shown.map((key) => key.id),
  );
  const last = keys.length > filter.limit ? shown.at(-1) : undefined;
  return {
    items: rows.map(itemFrom),
    total: Number(total),
    nextCursor: last ? encodeCursor(last.submitted_at, last.id) : null,
  };
}

/** Requests by key, newest first. */
export async function itemsById(tx: Tx, ids: readonly string[]): Promise<readonly ItemRow[]> {
  if (ids.length === 0) return [];
  return items(tx)
    .where('q.id', 'in', [...ids])
    .orderBy('q.submitted_at', 'desc')
    .orderBy('q.id', 'desc')
    .execute();
}
