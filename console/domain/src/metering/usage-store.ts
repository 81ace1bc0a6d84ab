import type { Tx } from '@zhengyun/db/with-transaction.ts';
import type { Period } from '@zhengyun/rulebook/calendar.ts';
import { HOURLY_METERS } from '@zhengyun/rulebook/use-meter.ts';
import { sql } from 'kysely';
import { decodeCursor, encodeCursor } from '../verb/paging.ts';
import { METERS } from './roll-up-rules.ts';

interface UsageFilter {
  readonly cursor?: string | null | undefined;
  readonly limit: number;
  readonly resourceId?: string | undefined;
  readonly departmentId?: string | undefined;
  /** Only these. */
  readonly resourceIds?: readonly string[] | undefined;
}

/** A resource as it concerns one department that has or had it. */
interface Held {
  readonly resource_id: string;
  readonly department_id: string;
  readonly department_name: string;
  readonly first_at: Date;
}

/**
 * What departments in scope held within `period` (or the one resource named, whenever it was), each department's part of a resource by
 * itself, by when it began, newest first. One that has nothing in the ledger yet is there when it is named.
 */
export async function pageOfHeld(tx: Tx, filter: UsageFilter, period: Period) {
  const { limit, resourceId, departmentId, resourceIds } = filter;
  const ended = sql`max(at) filter (where kind in ('delete', 'handed-over'))`;
  const parts = resourceId
    ? sql`where resource_id = ${resourceId}::uuid group by resource_id, department_id`
    : sql`where at < ${period.to} group by resource_id, department_id
          having max(at) > ${period.from} or ${ended} is distinct from max(at)`;
  const held = sql`(
    select resource_id, department_id, min(at) as first_at from resource_change ${parts}
    union all
    select r.id, r.department_id, r.created_at from resource r where r.id = ${resourceId ?? null}::uuid and not exists (
      select from resource_change x where x.resource_id = r.id and x.department_id = r.department_id)) h`;
  const wanted = sql`(${departmentId ?? null}::uuid is null or h.department_id = ${departmentId ?? null}::uuid)
    and (${resourceIds === undefined} or h.resource_id = any (${[...(resourceIds ?? [])]}::uuid[]))`;
  const counted = await sql<{ total: number }>`select count(*)::int as total from ${held} where ${wanted}`.execute(tx);
  const cursor = decodeCursor(filter.cursor);
  const after = cursor ? sql`and (h.first_at, h.resource_id) < (${cursor.at}, ${cursor.id}::uuid)` : sql``;
  const { rows } = await sql<Held>`
    select h.resource_id, h.department_id, d.name as department_name, h.first_at
      from ${held} join department d on d.id = h.department_id where ${wanted} ${after}
     order by h.first_at desc, h.resource_id desc limit ${limit + 1}`.execute(tx);
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    rows: rows.slice(0, limit),
    total: counted.rows[0]?.total ?? 0,
    nextCursor: last ? encodeCursor(last.first_at, last.resource_id) : null,
  };
}

/** Keys of all that a system has or had. */
export async function resourcesOfSystem(tx: Tx, systemId: string): Promise<readonly string[]> {
  const rows = await tx.selectFrom('resource').select('id').where('system_id', '=', systemId).execute();
  return rows.map(({ id }) => id);
}

/** What the resources are called, by key, and whose they are today. */
export async function namedResources(tx: Tx, ids: readonly string[]) {
  const rows = await tx
    .selectFrom('resource as r')
    .innerJoin('business_system as s', 's.id', 'r.system_id')
    .innerJoin('cloud as c', 'c.id', 'r.cloud_id')
    .select(['r.id', 'r.number', 'r.item', 'r.fulfilment', 'r.state', 'r.xinchuang', 'r.department_id'])
    .select(['s.id as system_id', 's.slug as system_slug', 's.name as system_name'])
    .select(['c.id as cloud_id', 'c.slug as cloud_slug', 'c.name as cloud_name'])
    .where('r.id', '=', sql<string>`any (${[...ids]}::uuid[])`)
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
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
 * By each meter that was read in `[from, to)` while the resource held what it holds at `to`: the highest hour, as decimal text (readings of one hour are added up where
 * they count what came together in it, else the highest counts), in how many hours there was a reading, and whether any was played and not
 * measured. Readings of before its last change say nothing of the size it has since.
 */
export async function usesOver(tx: Tx, { resourceId, from, to }: UseOverWanted) {
  const { rows } = await sql<{ dimension: string; peak: string; hours: number; simulated: boolean }>`
    select dimension, bool_or(simulated) as simulated, max(quantity)::text as peak, count(*)::int as hours from (
      select dimension, floor(extract(epoch from event_at) / 3600) as hour, bool_or(source = ${METERS.simulated}) as simulated,
             case when dimension = any (${[...HOURLY_METERS]}::text[]) then sum(quantity) else max(quantity) end as quantity
        from usage_event
       where resource_id = ${resourceId}::uuid and event_at < ${to}
         and event_at >= greatest(${from}, (select max(at) from resource_change where resource_id = ${resourceId}::uuid and at < ${to}))
       group by dimension, hour) h
     group by dimension order by dimension`.execute(tx);
  return rows;
}
