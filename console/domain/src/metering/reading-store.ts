import { createHash } from 'node:crypto';
import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { sql } from 'kysely';
import type { Actor } from '../verb/actor.ts';
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
  readonly quantity: string;
  readonly thing?: string | undefined;
  readonly eventAt: Date;
  readonly receivedAt: Date;
  /** The service account that sent it; null: a person, or the console itself. */
  readonly sentBy: string | null;
  /** Canonical text of the content; its SHA-256 is kept with the key. */
  readonly content: string;
}
/** `repeated`: this key has this content already. `conflict`: it has another. */
export type ReadingOutcome = 'stored' | 'repeated' | 'conflict';

/** Rows for readings of a source that came at `now`, sent `by` whom. */
export const newReadings =
  ({ source, now, by }: { readonly source: string; readonly now: Date; readonly by: Actor }) =>
  (reading: OwnedReading): NewReading => ({
    ...reading,
    id: newId(now),
    source,
    sentBy: by.kind === 'client' ? by.id : null,
    eventAt: new Date(reading.at),
    receivedAt: now,
    content: usageContent(reading),
  });

const hashOf = (content: string): Buffer => createHash('sha256').update(content).digest();
const keyOf = ({ departmentId, source, eventId }: NewReading): string =>
  JSON.stringify([departmentId, source, eventId]);

/**
 * Stores the readings with their keys in the one transaction, so that neither ever stands without the other, and says what became of
 * each. Keys are taken in one order, so that two batches with the same ones wait for each other and never both.
 */
export async function storeReadings(tx: Tx, readings: readonly NewReading[]): Promise<readonly ReadingOutcome[]> {
  if (readings.length === 0) return [];
  const firsts = new Map<string, NewReading>();
  for (const reading of readings) if (!firsts.has(keyOf(reading))) firsts.set(keyOf(reading), reading);
  const inOrder = [...firsts].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, reading]) => reading);
  const taken = await takeKeys(tx, inOrder);
  await insertReadings(
    tx,
    inOrder.filter((reading) => taken.has(keyOf(reading))),
  );
  const before = await hashesOf(
    tx,
    inOrder.filter((reading) => !taken.has(keyOf(reading))),
  );
  return readings.map((reading) => {
    const key = keyOf(reading);
    const first = firsts.get(key);
    if (reading === first && taken.has(key)) return 'stored';
    const stands = taken.has(key) && first ? hashOf(first.content) : before.get(key);
    return stands?.equals(hashOf(reading.content)) ? 'repeated' : 'conflict';
  });
}

/** Which of the readings are there already, with the same content; stores nothing. */
export async function repeatedAmong(tx: Tx, readings: readonly NewReading[]): Promise<ReadonlySet<NewReading>> {
  const hashes = await hashesOf(tx, readings);
  return new Set(readings.filter((reading) => hashes.get(keyOf(reading))?.equals(hashOf(reading.content))));
}

const column = <Value>(readings: readonly NewReading[], pick: (reading: NewReading) => Value): Value[] =>
  readings.map(pick);
const keyColumns = (readings: readonly NewReading[]) => sql`
  unnest(${column(readings, (r) => r.departmentId)}::uuid[], ${column(readings, (r) => r.source)}::text[],
         ${column(readings, (r) => r.eventId)}::text[], ${column(readings, (r) => hashOf(r.content))}::bytea[])
    with ordinality as k (department_id, source, event_id, content_hash, place)`;

async function takeKeys(tx: Tx, readings: readonly NewReading[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<Key>`
    insert into usage_event_key (department_id, source, event_id, content_hash)
    select department_id, source, event_id, content_hash from ${keyColumns(readings)} order by place
    on conflict do nothing
    returning department_id, source, event_id`.execute(tx);
  return new Set(rows.map(textOf));
}

async function insertReadings(tx: Tx, readings: readonly NewReading[]): Promise<void> {
  if (readings.length === 0) return;
  await sql`
    insert into usage_event
      (id, department_id, source, event_id, resource_id, dimension, quantity, event_at, received_at, thing, sent_by)
    select * from unnest(
      ${column(readings, (r) => r.id)}::uuid[], ${column(readings, (r) => r.departmentId)}::uuid[],
      ${column(readings, (r) => r.source)}::text[], ${column(readings, (r) => r.eventId)}::text[],
      ${column(readings, (r) => r.resourceId)}::uuid[], ${column(readings, (r) => r.dimension)}::text[],
      ${column(readings, (r) => r.quantity)}::numeric[], ${column(readings, (r) => r.eventAt)}::timestamptz[],
      ${column(readings, (r) => r.receivedAt)}::timestamptz[], ${column(readings, (r) => r.thing ?? null)}::text[],
      ${column(readings, (r) => r.sentBy)}::uuid[])`.execute(tx);
}

async function hashesOf(tx: Tx, readings: readonly NewReading[]): Promise<ReadonlyMap<string, Buffer>> {
  if (readings.length === 0) return new Map();
  const { rows } = await sql<Key & { content_hash: Buffer }>`
    select t.department_id, t.source, t.event_id, t.content_hash
      from usage_event_key t join ${keyColumns(readings)} using (department_id, source, event_id)`.execute(tx);
  return new Map(rows.map((row) => [textOf(row), row.content_hash]));
}

interface Key {
  readonly department_id: string;
  readonly source: string;
  readonly event_id: string;
}
const textOf = (key: Key): string => JSON.stringify([key.department_id, key.source, key.event_id]);

/** Whose each resource is and was, on which cloud, when it was ready and when it was released (null: it stands); what is out of scope is missing. */
export async function readResources(tx: Tx, resourceIds: readonly string[]) {
  const rows = await tx
    .selectFrom('resource')
    .select(['id', 'department_id', 'cloud_id', 'ready_at', 'released_at'])
    .where('id', 'in', resourceIds)
    .execute();
  const begun = await tx
    .selectFrom('resource_change')
    .select(['resource_id', 'department_id as departmentId', 'at as since'])
    .where('resource_id', 'in', resourceIds)
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
