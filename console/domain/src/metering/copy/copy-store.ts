import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { sql } from 'kysely';

/** This installation, and the copy of usage that it has; `id` null: none. Whoever asks tends it alone until the transaction ends. */
export async function lockCopy(tx: Tx) {
  await sql`select pg_advisory_xact_lock(hashtextextended('usage_copy', 0))`.execute(tx);
  return tx.selectFrom('usage_copy').selectAll().executeTakeFirstOrThrow();
}

/** Begins a copy: everything waits to be copied. Resolves with how many resources that is. */
export async function beginCopy(tx: Tx, { id, place, at }: { id: string; place: string; at: Date }): Promise<number> {
  const { rows } = await sql<{ waiting: number }>`
    select begin_usage_copy(${id}::uuid, ${place}, ${at}) as waiting`.execute(tx);
  return rows[0]?.waiting ?? 0;
}

export async function markTended(tx: Tx, at: Date): Promise<void> {
  await tx.updateTable('usage_copy').set({ tended_at: at }).execute();
}

/** Ends the copy: nothing more is noted for it. */
export async function removeCopy(tx: Tx): Promise<void> {
  await tx.updateTable('usage_copy').set({ id: null, place: null, begun_at: null, tended_at: null }).execute();
  await tx.deleteFrom('usage_to_copy').execute();
}

/** Something that waits to be copied, locked until the transaction ends. */
export type Waiting = Awaited<ReturnType<typeof takeWaiting>>[number];

/** What waits longest and nobody else copies at this moment. */
export async function takeWaiting(tx: Tx, limit: number) {
  return tx
    .selectFrom('usage_to_copy')
    .selectAll()
    .orderBy('id')
    .limit(limit)
    .forUpdate('usage_to_copy')
    .skipLocked()
    .execute();
}

/** A reading as the copy has it: instants are microseconds since 1970, as text. */
export interface CopiedRow {
  readonly id: string;
  readonly department_id: string;
  readonly source: string;
  readonly event_id: string;
  readonly resource_id: string;
  readonly dimension: string;
  readonly quantity: string;
  readonly at: string;
  readonly received: string;
  readonly thing: string | null;
  /** YYYYMM in Asia/Shanghai. */
  readonly month: number;
}

const MICROSECONDS = (column: string) => sql`(extract(epoch from ${sql.ref(column)}) * 1000000)::bigint::text`;
const COPIED = sql`e.id, e.department_id, e.source, e.event_id, e.resource_id, e.dimension, e.quantity::text as quantity,
  ${MICROSECONDS('e.event_at')} as at, ${MICROSECONDS('e.received_at')} as received, e.thing,
  to_char(e.event_at at time zone 'Asia/Shanghai', 'YYYYMM')::int as month`;

/** The readings at the points that `waiting` name. */
export async function readingsAt(tx: Tx, waiting: readonly Waiting[]): Promise<readonly CopiedRow[]> {
  const resources = waiting.flatMap((row) => row.resource_ids);
  if (resources.length === 0) return [];
  const dimensions = waiting.flatMap((row) => row.dimensions);
  const ats = waiting.flatMap((row) => row.ats);
  // Each point by the index, whatever the planner takes their number for.
  const { rows } = await sql<CopiedRow>`
    select x.* from unnest(${resources}::uuid[], ${dimensions}::text[], ${ats}::timestamptz[]) p (resource, meter, instant)
      cross join lateral (
        select ${COPIED} from usage_event e
         where e.resource_id = p.resource and e.dimension = p.meter and e.event_at = p.instant offset 0) x`.execute(tx);
  return rows;
}

/** The next readings of a resource after those that were copied, in order of meter, instant and key. */
export async function readingsAfter(tx: Tx, waiting: Waiting, limit: number): Promise<readonly CopiedRow[]> {
  const { whole, after_dimension: dimension, after_at: at, after_id: id } = waiting;
  const { rows } = await sql<CopiedRow>`
    select ${COPIED} from usage_event e
     where e.resource_id = ${whole}::uuid
       and (${dimension}::text is null or (e.dimension, e.event_at, e.id) > (${dimension}, ${at}::timestamptz, ${id}::uuid))
     order by e.dimension, e.event_at, e.id limit ${limit}`.execute(tx);
  return rows;
}

/** An amendment as the copy has it. */
export interface CopiedAmendment {
  readonly id: string;
  readonly department_id: string;
  readonly kind: string;
  readonly of_source: string;
  readonly of_event_id: string;
  readonly resource_id: string;
  readonly quantity: string | null;
  readonly received: string;
}

/** The amendments that `waiting` name, and all of the resources that are copied whole. */
export async function amendmentsOf(tx: Tx, waiting: readonly Waiting[]): Promise<readonly CopiedAmendment[]> {
  const ids = waiting.flatMap((row) => row.amendment_ids);
  const wholes = waiting.flatMap((row) => row.whole ?? []);
  if (ids.length === 0 && wholes.length === 0) return [];
  const { rows } = await sql<CopiedAmendment>`
    select id, department_id, kind, of_source, of_event_id, resource_id, quantity::text as quantity,
           ${MICROSECONDS('received_at')} as received
      from usage_amendment where id = any (${ids}::uuid[]) or resource_id = any (${wholes}::uuid[])`.execute(tx);
  return rows;
}

/** Takes away what was copied. */
export async function removeWaiting(tx: Tx, waiting: readonly Waiting[]): Promise<void> {
  const ids = waiting.map(({ id }) => id.toString());
  if (ids.length > 0) await sql`delete from usage_to_copy where id = any (${ids}::bigint[])`.execute(tx);
}

/** Notes how far a resource is copied. */
export async function moveWaiting(tx: Tx, { id }: Waiting, last: CopiedRow): Promise<void> {
  await sql`
    update usage_to_copy set after_dimension = ${last.dimension}, after_id = ${last.id}::uuid,
           after_at = (select e.event_at from usage_event e where e.resource_id = ${last.resource_id}::uuid
             and e.dimension = ${last.dimension} and e.id = ${last.id}::uuid)
     where id = ${id.toString()}::bigint`.execute(tx);
}

/** How many readings of the meters in the period, and how many amendments of whatever time, the resources have. */
export async function countKnown(
  tx: Tx,
  wanted: {
    readonly resourceIds: readonly string[];
    readonly dimensions: readonly string[];
    readonly edges: readonly Date[];
  },
): Promise<{ readonly readings: bigint; readonly amendments: bigint }> {
  const resources = [...wanted.resourceIds];
  const { rows } = await sql<{ readings: bigint; amendments: bigint }>`
    select (select count(*) from usage_event where resource_id = any (${resources}::uuid[])
               and dimension = any (${[...wanted.dimensions]}::text[])
               and event_at >= ${wanted.edges[0]} and event_at < ${wanted.edges.at(-1)}) as readings,
           (select count(*) from usage_amendment where resource_id = any (${resources}::uuid[])) as amendments`.execute(
    tx,
  );
  return rows[0] ?? { readings: 0n, amendments: 0n };
}
