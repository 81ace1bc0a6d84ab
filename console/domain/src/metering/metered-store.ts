import type { Tx } from '@zhengyun/db/with-transaction.ts';
import type { Period } from '@zhengyun/rulebook/calendar.ts';
import { sql } from 'kysely';
import { countedReading, type MeterReadings, placeOf, sumsOfParts } from './metered-rules.ts';
import { allOf, type MonthRead, type MonthWanted, type ReadingsWanted } from './month-wanted-rules.ts';

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
const amended = ({ resourceIds, knownBy }: Pick<ReadingsWanted, 'resourceIds' | 'knownBy'>) => sql`
  select distinct on (department_id, of_source, of_event_id) department_id, of_source, of_event_id, kind, quantity
    from usage_amendment
   where resource_id = any (${[...resourceIds]}::uuid[]) and (${knownBy}::timestamptz is null or received_at < ${knownBy})
   order by department_id, of_source, of_event_id, (kind = 'withdrawal') desc, received_at desc, id desc`;

const SEPARATOR = sql.lit('\u001f');
const ON_THE_USE = sql`a.department_id = e.department_id and a.of_source = e.source and a.of_event_id = e.event_id`;

/** One text of each, as `textOfReading` writes it. */
const TEXT = sql`e.source || ${SEPARATOR} || e.event_id || ${SEPARATOR} || coalesce(a.quantity, e.quantity)`;
/** Whole microseconds since 1970, which JSON's numbers hold exactly. */
const INSTANT = sql`(date_part('epoch', e.event_at) * 1000000)::bigint`;

/**
 * Readings of a month as PostgreSQL has them, in the partition of the month. All meters are read in one pass, for what the meters of a resource say in one hour lies
 * side by side; and each meter comes as one row, for so many small ones take longer to read than to find.
 */
export async function readStoredMonth(tx: Tx, wanted: MonthWanted): Promise<MonthRead> {
  const { departmentId, added, levels, others, edges, knownBy } = wanted;
  const { resourceIds, dimensions } = allOf(wanted);
  if (resourceIds.length === 0 || dimensions.length === 0) return { sums: [], levels: [], within: [] };
  // A month's readings of a department are hundreds of thousands where they come hourly: grouped in memory, and not on disk.
  await sql`select set_config('work_mem', '64MB', true)`.execute(tx);
  const { rows } = await sql<MeterRow>`
    with amended as materialized (${amended(wanted)})
    select e.resource_id as "resourceId", e.dimension, json_agg(${TEXT}) as texts, json_agg(${INSTANT}) as ats,
           case when count(e.thing) > 0 then json_agg(e.thing) end as things
      from usage_event e left join amended a on ${ON_THE_USE}
     where e.resource_id = any (${[...resourceIds]}::uuid[]) and e.dimension = any (${[...dimensions]}::text[])
       and (e.dimension = any (${[...levels]}::text[]) or e.department_id = ${departmentId}::uuid)
       and e.event_at >= ${edges[0]} and e.event_at < ${edges.at(-1)}
       and (${knownBy}::timestamptz is null or e.received_at < ${knownBy}) and a.kind is distinct from 'withdrawal'
     group by e.resource_id, e.dimension`.execute(tx);
  const meters = rows.map(toMeter);
  const of = (wanted: readonly string[]) => meters.filter(({ dimension }) => wanted.includes(dimension));
  const sums = of(added).flatMap((meter) => sumsOfParts(meter, edges));
  return { sums, levels: of(levels), within: of(others) };
}

interface MeterRow {
  readonly resourceId: string;
  readonly dimension: string;
  readonly texts: readonly string[];
  readonly ats: readonly number[];
  readonly things: readonly (string | null)[] | null;
}

function toMeter({ resourceId, dimension, texts, ats, things }: MeterRow): MeterReadings {
  const readings = texts.map((text, place) => countedReading(text, instantOf(ats[place]), things?.[place] ?? null));
  return { resourceId, dimension, readings };
}

/** Microseconds are cut to the millisecond, as everywhere. */
const instantOf = (microseconds = 0): Date => new Date(Math.floor(microseconds / 1_000));

/**
 * The last reading of each level before the month, whoever had the resource then: what a disk holds does not change by a transfer, and its spans say for
 * how long it is whose. Found by the index, one by one, so it is read here wherever the month is read.
 */
export async function levelsBefore(tx: Tx, wanted: ReadingsWanted): Promise<readonly MeterReadings[]> {
  const { resourceIds, dimensions, edges, knownBy } = wanted;
  if (resourceIds.length === 0 || dimensions.length === 0) return [];
  const { rows } = await sql<LevelRow>`
    with amended as materialized (${amended(wanted)})
    select r.id as "resourceId", d.dimension, x.text, x.at
      from unnest(${[...resourceIds]}::uuid[]) r (id) cross join unnest(${[...dimensions]}::text[]) d (dimension)
      cross join lateral (
        select ${TEXT} as text, ${INSTANT}::float8 as at from usage_event e left join amended a on ${ON_THE_USE}
         where e.resource_id = r.id and e.dimension = d.dimension and e.event_at < ${edges[0]}
           and (${knownBy}::timestamptz is null or e.received_at < ${knownBy}) and a.kind is distinct from 'withdrawal'
         order by e.event_at desc, (e.source || ' ' || e.event_id) collate "C" desc limit 1) x`.execute(tx);
  return rows.map(({ text, at, ...meter }) => ({ ...meter, readings: [countedReading(text, instantOf(at), null)] }));
}

interface LevelRow {
  readonly resourceId: string;
  readonly dimension: string;
  readonly text: string;
  readonly at: number;
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
