import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { sql } from 'kysely';
import type { SealedContent } from './rules.ts';
import type { ExportTarget } from './schemas.ts';

/** A sealed row as it is handed over. */
export interface ExportedRow extends SealedContent {
  readonly chain: string;
  readonly sequence: bigint;
  readonly hash: Buffer;
}

/** A receiver of the log: how it is handed over, and its host. */
export interface Receiver {
  readonly target: ExportTarget;
  readonly place: string;
}

/**
 * Notes that a receiver is exported to. Gives the receivers of its kind that there were before, the newest first; null: it is known. What
 * was handed over before receivers had names goes on with the first that has one.
 */
export async function beginExport(tx: Tx, { target, place }: Receiver, at: Date): Promise<readonly string[] | null> {
  const nameless = tx.updateTable('audit_export').set({ place }).where('target', '=', target).where('place', '=', '');
  if ((await nameless.executeTakeFirst()).numUpdatedRows === 1n) return null;
  const begun = tx.insertInto('audit_export').values({ target, place, begun_at: at });
  const { numInsertedOrUpdatedRows } = await begun.onConflict((conflict) => conflict.doNothing()).executeTakeFirst();
  if (numInsertedOrUpdatedRows !== 1n) return null;
  const others = tx.selectFrom('audit_export').select('place').where('target', '=', target).where('place', '<>', place);
  return (await others.orderBy('begun_at', 'desc').execute()).map((row) => row.place);
}

/** Holds a place for `holder` until an instant; false while another one holds it. */
export async function holdExport(
  tx: Tx,
  { target, place }: Receiver,
  { holder, now, until }: { readonly holder: string; readonly now: Date; readonly until: Date },
): Promise<boolean> {
  const free = tx.updateTable('audit_export').set({ holder, held_until: until }).where('target', '=', target);
  const held = free
    .where('place', '=', place)
    .where((eb) => eb.or([eb('holder', 'is', null), eb('holder', '=', holder), eb('held_until', '<=', now)]));
  return (await held.executeTakeFirst()).numUpdatedRows === 1n;
}

/** Ends the hold of `holder`; false where it has it no more. */
export async function endHold(tx: Tx, { target, place }: Receiver, holder: string): Promise<boolean> {
  const held = tx.updateTable('audit_export').set({ holder: null, held_until: null }).where('target', '=', target);
  return (await held.where('place', '=', place).where('holder', '=', holder).executeTakeFirst()).numUpdatedRows === 1n;
}

/** Every chain, found by stepping from key to key: a list of all seals would be read for it otherwise. */
const CHAINS = sql`
  with recursive known as (
    (select chain from audit_seal order by chain limit 1)
    union all
    select (select s.chain from audit_seal s where s.chain > k.chain order by s.chain limit 1) from known k where k.chain is not null
  )`;

/** What a row takes beside its detail: names, keys and the hash, roughly. */
const ROW_BYTES = 512;

/**
 * The next rows that were not handed over to a place: of each chain in its order without a gap, the chains beside each other, so that
 * no busy one holds up the rest. At most `rows` of them, and no more than come to `bytes`; but one at least, however large it is.
 */
export async function rowsToExport(
  tx: Tx,
  { target, place }: Receiver,
  most: { readonly rows: number; readonly bytes: number },
): Promise<readonly ExportedRow[]> {
  const { rows } = await sql<ExportedRow>`${CHAINS}, ahead as (
      select s.audit_id, s.chain, s.sequence, s.hash, s.sequence - coalesce(c.sequence, -1) as place
      from known k
      left join audit_export_cursor c on c.target = ${target} and c.place = ${place} and c.chain = k.chain
      cross join lateral (
        select * from audit_seal where chain = k.chain and sequence > coalesce(c.sequence, -1) order by sequence limit ${most.rows}
      ) s
      where k.chain is not null
      order by place, s.chain limit ${most.rows}
    ), measured as (
      select a.*, sum(octet_length(r.detail::text) + ${ROW_BYTES}::int) over upto as reached, row_number() over upto as nth
      from ahead a
      join audit_row r on r.id = a.audit_id
      window upto as (order by a.place, a.chain)
    )
    select r.id, r.at, r.actor_kind as "actorKind", r.actor_id as "actorId", r.actor_name as "actorName", r.action, r.outcome, r.code,
      r.object_kind as "objectKind", r.object_id as "objectId", r.department_id as "departmentId", r.detail, r.trace_id as "traceId",
      m.chain, m.sequence, m.hash
    from measured m
    join audit_row r on r.id = m.audit_id
    where m.reached <= ${most.bytes} or m.nth = 1
    order by m.nth`.execute(tx);
  return rows;
}

/** Moves the cursors of a place; never backwards. */
export async function moveCursors(
  tx: Tx,
  { target, place }: Receiver,
  heads: readonly { readonly chain: string; readonly sequence: bigint }[],
): Promise<void> {
  if (heads.length === 0) return;
  await tx
    .insertInto('audit_export_cursor')
    .values(heads.map((head) => ({ target, place, ...head })))
    .onConflict((conflict) =>
      conflict.columns(['target', 'place', 'chain']).doUpdateSet({
        sequence: sql`greatest(audit_export_cursor.sequence, excluded.sequence)`,
      }),
    )
    .execute();
}

/**
 * How many rows wait for a place, and since when the oldest of them is written; sealed or not. Of each chain only its head and its first
 * row behind are read: counting the rows themselves would take longer the longer a receiver is away.
 */
export async function exportBacklog(tx: Tx, { target, place }: Receiver) {
  const { rows } = await sql<{ waiting: bigint; oldest: Date | null }>`${CHAINS}, behind as (
      select first.audit_id, head.sequence - first.sequence + 1 as waiting
      from known k
      left join audit_export_cursor c on c.target = ${target} and c.place = ${place} and c.chain = k.chain
      cross join lateral (
        select audit_id, sequence from audit_seal
        where chain = k.chain and sequence > coalesce(c.sequence, -1) order by sequence limit 1
      ) first
      cross join lateral (
        select sequence from audit_seal where chain = k.chain order by sequence desc limit 1
      ) head
      where k.chain is not null
      union all
      select audit_id, 1 from audit_pending
    )
    select coalesce(sum(b.waiting), 0)::bigint as waiting, min(r.at) as oldest from behind b join audit_row r on r.id = b.audit_id`.execute(
    tx,
  );
  return rows[0] ?? { waiting: 0n, oldest: null };
}
