import { hash } from 'node:crypto';
import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { sql } from 'kysely';
import { newId } from '../verb/id.ts';
import type { OwnedReading } from './reading-rules.ts';
import { usageContent } from './rules.ts';

export interface NewReading {
  readonly id: string;
  readonly departmentId: string;
  readonly source: string;
  readonly eventId: string;
  readonly resourceId: string;
  readonly dimension: string;
  /** Plain decimal text. */
  readonly quantity: string;
  readonly thing?: string | undefined;
  readonly eventAt: Date;
  /** Canonical text of the content; its SHA-256 is kept with the key. */
  readonly content: string;
}
/** When readings came, and the service account that sent them; null: a person, or the console itself. */
export interface Arrival {
  readonly receivedAt: Date;
  readonly sentBy: string | null;
}
/** `repeated`: this key has this content already. `conflict`: it has another. */
export type ReadingOutcome = 'stored' | 'repeated' | 'conflict';

/** Rows for readings of a source that came at `now`. */
export const newReadings =
  ({ source, now }: { readonly source: string; readonly now: Date }) =>
  (reading: OwnedReading): NewReading => ({
    id: newId(now),
    departmentId: reading.departmentId,
    source,
    eventId: reading.eventId,
    resourceId: reading.resourceId,
    dimension: reading.dimension,
    quantity: reading.quantity,
    thing: reading.thing,
    eventAt: reading.eventAt,
    content: usageContent(reading),
  });

interface Keyed {
  readonly reading: NewReading;
  /** Among the readings at hand. */
  readonly place: number;
  /** SHA-256 of its content, hexadecimal. */
  readonly digest: string;
}

const keyed = (reading: NewReading, place: number): Keyed => ({
  ...{ reading, place, digest: hash('sha256', reading.content, 'hex') },
});
const byText = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);
const byKey = ({ reading: a }: Keyed, { reading: b }: Keyed): number =>
  byText(a.departmentId, b.departmentId) || byText(a.source, b.source) || byText(a.eventId, b.eventId);
const inOneOrder = (a: Keyed, b: Keyed): number => byKey(a, b) || a.place - b.place;
const isFirst = (each: Keyed, before: Keyed | undefined): boolean => before === undefined || byKey(before, each) !== 0;

/**
 * Stores the readings with their keys in the one transaction, so that neither ever stands without the other, and says what became of
 * each. Keys are taken in one order, so that two batches with the same ones wait for each other and never both.
 */
export async function storeReadings(
  tx: Tx,
  readings: readonly NewReading[],
  arrival: Arrival,
): Promise<readonly ReadingOutcome[]> {
  const inOrder = readings.map(keyed).sort(inOneOrder);
  return (await outcomesOfRepeats(tx, inOrder)) ?? storeFresh(tx, inOrder, arrival);
}

/** What becomes of a batch that is sent again, of which nothing is new; null: something is. Where its first key is not there it is new for the most part, and not asked further. */
async function outcomesOfRepeats(tx: Tx, inOrder: readonly Keyed[]): Promise<readonly ReadingOutcome[] | null> {
  const isNew = ({ there }: Unlike) => !there;
  if ((await unlikeAmong(tx, inOrder.slice(0, 1))).some(isNew)) return null;
  const unlike = await unlikeAmong(tx, inOrder);
  const outcomes = inOrder.map((): ReadingOutcome => 'repeated');
  return unlike.some(isNew) ? null : withConflicts(outcomes, unlike);
}

function withConflicts(outcomes: ReadingOutcome[], unlike: readonly Unlike[]): readonly ReadingOutcome[] {
  for (const { place } of unlike) outcomes[place] = 'conflict';
  return outcomes;
}

/** The same of a batch of which anything may be new. What names a key for the second time is judged by what it is named for first, or by what was there before. */
async function storeFresh(tx: Tx, inOrder: readonly Keyed[], arrival: Arrival): Promise<readonly ReadingOutcome[]> {
  const isTaken = await takeKeys(
    tx,
    inOrder.filter((each, n) => isFirst(each, inOrder[n - 1])),
    arrival,
  );
  const outcomes = inOrder.map((): ReadingOutcome => 'repeated');
  const thereBefore: Keyed[] = [];
  let first: Keyed | undefined;
  for (const each of inOrder) {
    if (isFirst(each, first)) first = each;
    if (!isTaken(each.reading)) thereBefore.push(each);
    else if (each === first) outcomes[each.place] = 'stored';
    else if (each.digest !== first?.digest) outcomes[each.place] = 'conflict';
  }
  return withConflicts(outcomes, await unlikeAmong(tx, thereBefore));
}

/** Which of the readings are there already, with the same content; stores nothing. */
export async function repeatedAmong(tx: Tx, readings: readonly NewReading[]): Promise<ReadonlySet<NewReading>> {
  const unlike = new Set((await unlikeAmong(tx, readings.map(keyed))).map(({ place }) => place));
  return new Set(readings.filter((_, place) => !unlike.has(place)));
}

/** One array of a batch as PostgreSQL writes them: the driver takes several times as long over the same. */
const list = (rows: readonly Keyed[], pick: (row: Keyed) => string | number): string => `{${rows.map(pick).join(',')}}`;
const quoted = (text: string): string => `"${/["\\]/.test(text) ? text.replace(/["\\]/g, '\\$&') : text}"`;
const keyLists = (rows: readonly Keyed[]) => sql`
  ${list(rows, ({ reading }) => reading.departmentId)}::uuid[], ${list(rows, ({ reading }) => quoted(reading.source))}::text[],
  ${list(rows, ({ reading }) => quoted(reading.eventId))}::text[], ${list(rows, ({ digest }) => digest)}::text[]`;

/** The readings as rows, in the order given. */
function sentRows(rows: readonly Keyed[]) {
  const things = rows.some(({ reading }) => reading.thing !== undefined)
    ? list(rows, ({ reading: { thing } }) => (thing === undefined ? 'NULL' : quoted(thing)))
    : null;
  return sql`
    sent as materialized (
      select * from unnest(${keyLists(rows)}, ${list(rows, ({ reading }) => reading.id)}::uuid[],
        ${list(rows, ({ reading }) => reading.resourceId)}::uuid[], ${list(rows, ({ reading }) => quoted(reading.dimension))}::text[],
        ${list(rows, ({ reading }) => reading.quantity)}::numeric[], ${list(rows, ({ reading }) => reading.eventAt.getTime())}::float8[],
        ${things}::text[])
        as s (department_id, source, event_id, digest, id, resource_id, dimension, quantity, at, thing))`;
}

/** A sum of milliseconds is exact, and an instant read from text takes ten times as long. */
const insertSent = ({ receivedAt, sentBy }: Arrival) => sql`
  insert into usage_event
    (id, department_id, source, event_id, resource_id, dimension, quantity, event_at, received_at, thing, sent_by)
  select id, department_id, source, event_id, resource_id, dimension, quantity,
         timestamptz 'epoch' + at * interval '1 millisecond', ${receivedAt}::timestamptz, thing, ${sentBy}::uuid
    from sent`;

/** In the order of their index, which is so written in a fifth less time. */
const BY_INDEX = sql`order by resource_id, dimension, at`;

/**
 * Takes the keys that nobody has and stores their readings; gives which keys these were. Mostly all are new: then one statement does it, and none is looked
 * for among others.
 */
async function takeKeys(tx: Tx, rows: readonly Keyed[], arrival: Arrival): Promise<(reading: NewReading) => boolean> {
  const { rows: result } = await sql<{ count: number; keys: readonly string[] | null }>`
    with ${sentRows(rows)},
    taken as (
      insert into usage_event_key (department_id, source, event_id, content_hash)
      select department_id, source, event_id, decode(digest, 'hex') from sent
      on conflict do nothing returning department_id, source, event_id),
    stored as (${insertSent(arrival)} where (select count(*) from taken) = ${rows.length} ${BY_INDEX})
    select count(*)::int as count, case when count(*) between 1 and ${rows.length - 1} then (
             select json_agg(department_id || ' ' || source || ' ' || event_id) from taken) end as keys
      from taken`.execute(tx);
  const { count = 0, keys = null } = result[0] ?? {};
  if (keys === null) return () => count > 0;
  const taken = new Set(keys);
  // Neither the key of a department nor the name of a source has a blank.
  const isTaken = (reading: NewReading) => taken.has(`${reading.departmentId} ${reading.source} ${reading.eventId}`);
  const some = rows.filter(({ reading }) => isTaken(reading));
  await sql`with ${sentRows(some)} ${insertSent(arrival)} ${BY_INDEX}`.execute(tx);
  return isTaken;
}

interface Unlike {
  readonly place: number;
  /** Its key has another content; else none. */
  readonly there: boolean;
}

/** Those whose key has no or another content. A statement of its own: whoever took a key at the same time was waited for when this began, and is seen. */
async function unlikeAmong(tx: Tx, rows: readonly Keyed[]): Promise<readonly Unlike[]> {
  if (rows.length === 0) return [];
  const { rows: found } = await sql<Unlike>`
    select k.place, t.content_hash is not null as there
      from unnest(${keyLists(rows)}, ${list(rows, ({ place }) => place)}::int[]) k (department_id, source, event_id, digest, place)
      left join lateral (
        select content_hash from usage_event_key t
         where t.department_id = k.department_id and t.source = k.source and t.event_id = k.event_id offset 0) t on true
     where t.content_hash is distinct from decode(k.digest, 'hex')`.execute(tx);
  return found;
}

/** Whose each resource is and was, on which cloud, when it was ready and when it was released (null: it stands); what is out of scope is missing. */
export async function readResources(tx: Tx, resourceIds: readonly string[]) {
  const anyOf = sql<string>`any (${`{${resourceIds.join(',')}}`}::uuid[])`;
  const rows = await tx
    .selectFrom('resource')
    .select(['id', 'department_id', 'cloud_id', 'ready_at', 'released_at'])
    .where('id', '=', anyOf)
    .execute();
  const begun = await tx
    .selectFrom('resource_change')
    .select(['resource_id', 'department_id as departmentId', 'at as since'])
    .where('resource_id', '=', anyOf)
    .where('kind', 'in', ['create', 'taken-on'])
    .orderBy('at')
    .execute();
  const holders = Map.groupBy(begun, (change) => change.resource_id);
  return rows.map((row) => ({
    id: row.id,
    departmentId: row.department_id,
    holders: holders.get(row.id) ?? [],
    cloudId: row.cloud_id,
    readyAt: row.ready_at,
    releasedAt: row.released_at,
  }));
}
