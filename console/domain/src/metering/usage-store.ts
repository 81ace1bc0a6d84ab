import type { Tx } from '@zhengyun/db/with-transaction.ts';
import type { Period } from '@zhengyun/rulebook/calendar.ts';
import { sql } from 'kysely';
import { decodeCursor, encodeCursor } from '../verb/paging.ts';
import { METERS } from './roll-up-rules.ts';

interface UsageFilter {
  readonly cursor?: string | null | undefined;
  readonly limit: number;
  readonly resourceId?: string | undefined;
  readonly departmentId?: string | undefined;
  readonly systemId?: string | undefined;
}

/** Resources in scope that held something within `period` (or the one named), newest first. */
export async function pageOfUsers(tx: Tx, filter: UsageFilter, period: Period) {
  let matching = tx
    .selectFrom('resource as r')
    .innerJoin('department as d', 'd.id', 'r.department_id')
    .innerJoin('business_system as s', 's.id', 'r.system_id')
    .innerJoin('cloud as c', 'c.id', 'r.cloud_id');
  if (filter.resourceId) matching = matching.where('r.id', '=', filter.resourceId);
  else
    matching = matching
      .where((eb) => eb.or([eb('r.released_at', 'is', null), eb('r.released_at', '>', period.from)]))
      .where((eb) =>
        eb.exists(
          eb
            .selectFrom('resource_change as x')
            .select('x.id')
            .whereRef('x.resource_id', '=', 'r.id')
            .where('x.at', '<', period.to),
        ),
      );
  if (filter.departmentId) matching = matching.where('r.department_id', '=', filter.departmentId);
  if (filter.systemId) matching = matching.where('r.system_id', '=', filter.systemId);
  const { total } = await matching.select((eb) => eb.fn.countAll<bigint>().as('total')).executeTakeFirstOrThrow();
  const cursor = decodeCursor(filter.cursor);
  let page = matching
    .select(['r.id', 'r.number', 'r.item', 'r.fulfilment', 'r.state', 'r.xinchuang', 'r.created_at'])
    .select(['d.id as department_id', 'd.name as department_name'])
    .select(['s.id as system_id', 's.slug as system_slug', 's.name as system_name'])
    .select(['c.id as cloud_id', 'c.slug as cloud_slug', 'c.name as cloud_name']);
  if (cursor) page = page.where((eb) => eb(eb.refTuple('r.created_at', 'r.id'), '<', eb.tuple(cursor.at, cursor.id)));
  const rows = await page
    .orderBy('r.created_at', 'desc')
    .orderBy('r.id', 'desc')
    .limit(filter.limit + 1)
    .execute();
  const last = rows.length > filter.limit ? rows[filter.limit - 1] : undefined;
  return {
    rows: rows.slice(0, filter.limit),
    total: Number(total),
    nextCursor: last ? encodeCursor(last.created_at, last.id) : null,
  };
}

interface UseWanted {
  readonly resourceId: string;
  readonly dimension: string;
  readonly since: Date;
  readonly until: Date;
}

/** The newest reading of use between the two instants, as decimal text; null: there is none. */
export async function newestUse(tx: Tx, { resourceId, dimension, since, until }: UseWanted): Promise<string | null> {
  const row = await tx
    .selectFrom('usage_event')
    .select('quantity')
    .where('resource_id', '=', resourceId)
    .where('dimension', '=', dimension)
    .where('event_at', '>=', since)
    .where('event_at', '<=', until)
    .orderBy('event_at', 'desc')
    .orderBy('received_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.quantity ?? null;
}

interface UseOverWanted {
  readonly resourceId: string;
  readonly from: Date;
  readonly to: Date;
}

/**
 * Of each dimension that was read in `[from, to)` while the resource held what it holds at `to`: the highest reading, as decimal text, in how
 * many hours there was one, and whether any was played and not measured. Readings of before its last change say nothing of the size it has since.
 */
export async function usesOver(tx: Tx, { resourceId, from, to }: UseOverWanted) {
  const { rows } = await sql<{ dimension: string; peak: string; hours: number; simulated: boolean }>`
    select dimension, bool_or(source = ${METERS.simulated}) as simulated, max(quantity)::text as peak, count(distinct floor(extract(epoch from event_at) / 3600))::int as hours
      from usage_event
     where resource_id = ${resourceId}::uuid and event_at < ${to}
       and event_at >= greatest(${from}, (select max(at) from resource_change where resource_id = ${resourceId}::uuid and at < ${to}))
     group by dimension order by dimension`.execute(tx);
  return rows;
}
