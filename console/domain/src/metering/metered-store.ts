import type { Tx } from '@zhengyun/db/with-transaction.ts';
import type { Period } from '@zhengyun/rulebook/calendar.ts';
import { sql } from 'kysely';
import { type CountedReading, placeOf, type SummedReadings, storedQuantity } from './metered-rules.ts';
import type { MonthReadings, ReadingsWanted } from './month-readings-store.ts';

/** All that a department has or had in a month, or is named in no ledger. */
export async function resourcesHeld(tx: Tx, departmentId: string, month: Period) {
  const { rows } = await sql<{ id: string; cloudId: string; xinchuang: boolean }>`
    select r.id, r.cloud_id as "cloudId", r.xinchuang from resource r
     where (r.department_id = ${departmentId}::uuid
        or r.id in (select resource_id from resource_change where department_id = ${departmentId}::uuid))
       and (r.released_at is null or r.released_at >= ${month.from}::timestamptz - interval '1 hour')
     order by r.id`.execute(tx);
  return rows;
}

/** What was last said of each use of the resources: a withdrawal whatever came after it, else the correction received last. */
const amended = ({ resourceIds, knownBy }: ReadingsWanted) => sql`
  select distinct on (department_id, of_source, of_event_id) department_id, of_source, of_event_id, kind, quantity
    from usage_amendment
   where resource_id = any (${[...resourceIds]}::uuid[]) and (${knownBy}::timestamptz is null or received_at < ${knownBy})
   order by department_id, of_source, of_event_id, (kind = 'withdrawal') desc, received_at desc, id desc`;

const ON_THE_USE = sql`a.department_id = e.department_id and a.of_source = e.source and a.of_event_id = e.event_id`;

/** Readings of a month as PostgreSQL has them, in the partition of the month. */
export const storedReadings = (tx: Tx): MonthReadings => ({
  sums: (wanted) => sumsOf(tx, wanted),
  readings: (wanted, whose) =>
    readingsBy(tx, wanted, whose === 'anybody' ? sql`` : sql`and e.department_id = ${wanted.departmentId}::uuid`),
});

async function sumsOf(tx: Tx, wanted: ReadingsWanted): Promise<readonly SummedReadings[]> {
  const { departmentId, resourceIds, dimensions, edges, knownBy } = wanted;
  if (resourceIds.length === 0 || dimensions.length === 0) return [];
  const { rows } = await sql<SumRow>`
    with amended as materialized (${amended(wanted)}), counted as (
      select e.resource_id, e.dimension, width_bucket(e.event_at, ${[...edges]}::timestamptz[]) - 1 as part,
             e.source, e.event_id, coalesce(a.quantity, e.quantity) as quantity,
             floor((date_part('epoch', e.event_at) - ${monthBegins(wanted)}) / 86400)::int as day
        from usage_event e left join amended a on ${ON_THE_USE}
       where e.department_id = ${departmentId}::uuid and e.resource_id = any (${[...resourceIds]}::uuid[])
         and e.dimension = any (${[...dimensions]}::text[]) and e.event_at >= ${edges[0]} and e.event_at < ${edges.at(-1)}
         and (${knownBy}::timestamptz is null or e.received_at < ${knownBy}) and a.kind is distinct from 'withdrawal')
    select resource_id, dimension, part, sum(quantity)::text as quantity, count(*)::int as count, bit_or(1::bigint << day)::text as days,
           encode(sha256(convert_to(string_agg(source || ${SEPARATOR} || event_id || ${SEPARATOR} || quantity, ${sql.lit('\n')}
             order by (source || ${SEPARATOR} || event_id || ${SEPARATOR} || quantity) collate "C"), 'UTF8')), 'hex') as digest
      from counted group by resource_id, dimension, part`.execute(tx);
  return rows.map(({ resource_id, dimension, part, quantity, days, count, digest }) => ({
    resourceId: resource_id,
    dimension,
    part,
    quantity: storedQuantity(quantity),
    days: BigInt(days),
    events: { count, digest },
  }));
}

/** In seconds since 1970. */
const monthBegins = ({ edges }: ReadingsWanted) => sql`${(edges[0]?.getTime() ?? 0) / 1_000}::float8`;

const SEPARATOR = sql.lit('\u001f');

interface SumRow {
  readonly resource_id: string;
  readonly dimension: string;
  readonly part: number;
  readonly quantity: string;
  readonly days: string;
  readonly count: number;
  readonly digest: string;
}

interface ReadingRow {
  readonly resource_id: string;
  readonly dimension: string;
  readonly source: string;
  readonly event_id: string;
  /** Milliseconds: of so many rows, instants are read several times as fast as numbers than as texts. */
  readonly at: number;
  readonly received: number;
  readonly quantity: string;
  readonly thing: string | null;
}

const COUNTED = sql`e.resource_id, e.dimension, e.source, e.event_id, (extract(epoch from e.event_at) * 1000)::float8 as at,
  (extract(epoch from e.received_at) * 1000)::float8 as received,
  coalesce(a.quantity, e.quantity)::text as quantity, e.thing`;

/**
 * The last reading of each level before the month, whoever had the resource then: what a disk holds does not change by a transfer, and its spans say for
 * how long it is whose. Found by the index, one by one, so it is read here wherever the month is read.
 */
export async function levelsBefore(tx: Tx, wanted: ReadingsWanted): Promise<readonly CountedReading[]> {
  const { resourceIds, dimensions, edges, knownBy } = wanted;
  if (resourceIds.length === 0 || dimensions.length === 0) return [];
  const { rows } = await sql<ReadingRow>`
    with amended as materialized (${amended(wanted)})
    select x.* from unnest(${[...resourceIds]}::uuid[]) r (id) cross join unnest(${[...dimensions]}::text[]) d (dimension)
      cross join lateral (
        select ${COUNTED} from usage_event e left join amended a on ${ON_THE_USE}
         where e.resource_id = r.id and e.dimension = d.dimension and e.event_at < ${edges[0]}
           and (${knownBy}::timestamptz is null or e.received_at < ${knownBy}) and a.kind is distinct from 'withdrawal'
         order by e.event_at desc, (e.source || ' ' || e.event_id) collate "C" desc limit 1) x`.execute(tx);
  return rows.map(toReading);
}

interface HeardWanted {
  readonly dimensions: readonly string[];
  /** Resources, and when each was first held within the month. */
  readonly since: ReadonlyMap<string, Date>;
  /** From how far back it counts, to the month's end. */
  readonly within: Period;
  readonly knownBy: Date | null;
}

/** Which meters gave a reading of a resource before it was held, whoever had it then. Found by the index, wherever the month is read. */
export async function heardBefore(
  tx: Tx,
  { dimensions, since, within, knownBy }: HeardWanted,
): Promise<ReadonlySet<string>> {
  if (since.size === 0 || dimensions.length === 0) return new Set();
  const { rows } = await sql<{ resourceId: string; dimension: string }>`
    select r.id as "resourceId", d.dimension
      from unnest(${[...since.keys()]}::uuid[], ${[...since.values()]}::timestamptz[]) r (id, since)
      cross join unnest(${[...dimensions]}::text[]) d (dimension)
      cross join lateral (
        select from usage_event e
         where e.resource_id = r.id and e.dimension = d.dimension and e.event_at < r.since
           and e.event_at >= ${within.from} and e.event_at < ${within.to}
           and (${knownBy}::timestamptz is null or e.received_at < ${knownBy}) limit 1) x`.execute(tx);
  return new Set(rows.map(placeOf));
}

async function readingsBy(tx: Tx, wanted: ReadingsWanted, and: ReturnType<typeof sql>) {
  const { resourceIds, dimensions, edges, knownBy } = wanted;
  if (resourceIds.length === 0 || dimensions.length === 0) return [];
  const { rows } = await sql<ReadingRow>`
    with amended as materialized (${amended(wanted)})
    select ${COUNTED} from usage_event e left join amended a on ${ON_THE_USE}
     where e.resource_id = any (${[...resourceIds]}::uuid[]) and e.dimension = any (${[...dimensions]}::text[])
       and e.event_at >= ${edges[0]} and e.event_at < ${edges.at(-1)}
       and (${knownBy}::timestamptz is null or e.received_at < ${knownBy}) and a.kind is distinct from 'withdrawal' ${and}`.execute(
    tx,
  );
  return rows.map(toReading);
}

function toReading(row: ReadingRow): CountedReading {
  const id = `${row.source} ${row.event_id}`;
  return {
    id,
    resourceId: row.resource_id,
    dimension: row.dimension,
    source: row.source,
    eventId: row.event_id,
    at: new Date(row.at),
    receivedAt: new Date(row.received),
    value: storedQuantity(row.quantity),
    behind: [id],
    ...(row.thing === null ? {} : { thing: row.thing }),
  };
}
