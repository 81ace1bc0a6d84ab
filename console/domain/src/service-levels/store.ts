import type { Tx } from '@zhengyun/db/with-transaction.ts';
import type { Period } from '@zhengyun/rulebook/calendar.ts';
import type { MinuteSamples } from '@zhengyun/rulebook/sla.ts';
import { sql } from 'kysely';
import type { SampleGroup } from './rules.ts';

interface NewObserver {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly organisation_id: string;
  readonly created_at: Date;
}

/** Stores the observer, or finds the one with that slug: its id either way. */
export async function upsertObserver(tx: Tx, observer: NewObserver): Promise<string> {
  const { id } = await tx
    .insertInto('observer')
    .values(observer)
    .onConflict((conflict) => conflict.column('slug').doUpdateSet({ name: observer.name }))
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

interface NewObject {
  readonly id: string;
  readonly cloud_id: string;
  readonly kind: string;
  readonly name: string;
  readonly observed_from: Date;
}

/** Stores the object, or finds the cloud's one of that kind, whose counting began earlier: its id either way. */
export async function upsertObject(tx: Tx, object: NewObject): Promise<string> {
  const { id } = await tx
    .insertInto('service_object')
    .values(object)
    .onConflict((conflict) => conflict.columns(['cloud_id', 'kind']).doUpdateSet({ name: object.name }))
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function organisationKind(tx: Tx, id: string): Promise<string | undefined> {
  const row = await tx.selectFrom('organisation').select('kind').where('id', '=', id).executeTakeFirst();
  return row?.kind;
}

export async function cloudExists(tx: Tx, id: string): Promise<boolean> {
  const row = await tx.selectFrom('cloud').select('id').where('id', '=', id).executeTakeFirst();
  return row !== undefined;
}

/** Objects with their cloud, in the order of the cloud's tier and slug. */
export async function objectsOf(tx: Tx, by: { readonly cloudIds?: readonly string[]; readonly objectId?: string }) {
  let matching = tx
    .selectFrom('service_object as o')
    .innerJoin('cloud as c', 'c.id', 'o.cloud_id')
    .select(['o.id', 'o.kind', 'o.name', 'o.observed_from as observedFrom'])
    .select(['c.id as cloudId', 'c.slug as cloudSlug', 'c.name as cloudName', 'c.tier']);
  if (by.cloudIds?.length === 0) return [];
  if (by.cloudIds) matching = matching.where('c.id', 'in', by.cloudIds);
  if (by.objectId) matching = matching.where('o.id', '=', by.objectId);
  return matching
    .orderBy(sql`array_position(array['provincial', 'sectoral', 'municipal'], c.tier)`)
    .orderBy('c.slug')
    .execute();
}

/** The clouds themselves, in the order of tier and slug, whether observed or not. */
export async function cloudsOf(tx: Tx, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return tx
    .selectFrom('cloud')
    .select(['id', 'slug', 'name'])
    .where('id', 'in', ids)
    .orderBy(sql`array_position(array['provincial', 'sectoral', 'municipal'], tier)`)
    .orderBy('slug')
    .execute();
}

/** The observer that was added first; undefined while there is none. */
export async function firstObserver(tx: Tx) {
  return tx.selectFrom('observer').select('id').orderBy('created_at').orderBy('id').limit(1).executeTakeFirst();
}

/** Every observer with its organisation: each watches every object. */
export async function observers(tx: Tx) {
  return tx
    .selectFrom('observer as b')
    .innerJoin('organisation as o', 'o.id', 'b.organisation_id')
    .select(['b.id', 'b.name', 'o.name as organisation', 'o.kind as organisationKind'])
    .orderBy('b.slug')
    .execute();
}

const samplesPerMinute = (objectId: string, period: Period) => sql`
  select minute, jsonb_agg(jsonb_build_object('observerId', observer_id, 'up', up, 'down', down) order by observer_id) as samples
  from (
    select date_bin('1 minute', at, timestamptz '1970-01-01Z') as minute, observer_id,
           bool_or(up)::int as up, bool_or(not up)::int as down
    from observation where object_id = ${objectId} and at >= ${period.from} and at < ${period.to}
    group by 1, 2
  ) as seen group by minute`;

/**
 * Minutes of `period` grouped by what was seen in them: per observer whether any sample was up and any down, which is all a
 * verdict needs. The verdict itself is the rulebook's, not SQL's.
 */
export async function sampleGroups(tx: Tx, objectId: string, period: Period): Promise<readonly SampleGroup[]> {
  const { rows } = await sql<{ samples: MinuteSamples[]; minutes: bigint }>`
    select samples, count(*) as minutes from (${samplesPerMinute(objectId, period)}) as m group by samples`.execute(tx);
  return rows;
}

/** Samples of each watched minute of `period`, by the minute's epoch milliseconds. */
export async function samplesByMinute(
  tx: Tx,
  objectId: string,
  period: Period,
): Promise<ReadonlyMap<number, readonly MinuteSamples[]>> {
  const { rows } = await sql<{ minute: Date; samples: MinuteSamples[] }>`${samplesPerMinute(objectId, period)}`.execute(
    tx,
  );
  return new Map(rows.map((row) => [row.minute.getTime(), row.samples]));
}

/** The newest observation of the object before `until`. */
export async function lastObservation(tx: Tx, objectId: string, until: Date) {
  return tx
    .selectFrom('observation')
    .select(['at', 'up', 'latency_ms as latencyMs'])
    .where('object_id', '=', objectId)
    .where('at', '<', until)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst();
}
