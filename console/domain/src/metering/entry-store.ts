import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { sql } from 'kysely';
import { newestPage } from '../verb/newest-page.ts';
import { ENTERED } from './entries/schemas.ts';

/** The use that a source named so, with whose it is, and whether it was withdrawn. */
export async function useNamed(tx: Tx, use: { resourceId: string; source: string; eventId: string }) {
  const { rows } = await sql<{
    departmentId: string;
    dimension: string;
    at: Date;
    quantity: string;
    sentBy: string | null;
    withdrawn: boolean;
  }>`
    select e.department_id as "departmentId", e.dimension, e.event_at as at, e.quantity::text as quantity,
           e.sent_by as "sentBy", exists (
             select from usage_amendment a where a.kind = 'withdrawal' and a.department_id = e.department_id
                and a.of_source = e.source and a.of_event_id = e.event_id) as withdrawn
      from usage_event e
     where e.resource_id = ${use.resourceId}::uuid and e.source = ${use.source} and e.event_id = ${use.eventId}`.execute(
    tx,
  );
  return rows[0];
}

export interface NewAmendment {
  readonly id: string;
  readonly departmentId: string;
  readonly kind: 'correction' | 'withdrawal';
  readonly of: { readonly source: string; readonly eventId: string };
  readonly eventAt: Date;
  readonly resourceId: string;
  readonly dimension: string;
  readonly quantity: string | null;
  readonly source: string;
  readonly eventId: string;
  readonly reason: string;
  readonly receivedAt: Date;
  /** Null: a program. */
  readonly proposedBy: string | null;
  readonly confirmedBy: string | null;
}

/** Stores an amendment; `repeated`: this one is there already, `conflict`: another one is under its name. */
export async function insertAmendment(tx: Tx, amendment: NewAmendment): Promise<'applied' | 'repeated' | 'conflict'> {
  const { of } = amendment;
  const row = {
    id: amendment.id,
    department_id: amendment.departmentId,
    kind: amendment.kind,
    of_source: of.source,
    of_event_id: of.eventId,
    event_at: amendment.eventAt,
    resource_id: amendment.resourceId,
    dimension: amendment.dimension,
    quantity: amendment.quantity,
    source: amendment.source,
    event_id: amendment.eventId,
    reason: amendment.reason,
    received_at: amendment.receivedAt,
    proposed_by: amendment.proposedBy,
    confirmed_by: amendment.confirmedBy,
  };
  const made = await tx
    .insertInto('usage_amendment')
    .values(row)
    .onConflict((conflict) => conflict.columns(['department_id', 'source', 'event_id']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (made) return 'applied';
  return (await amendmentThere(tx, amendment)) === 'repeated' ? 'repeated' : 'conflict';
}

/** Whether the amendment is there already; `conflict`: another one is under its name. Null: none. */
export async function amendmentThere(
  tx: Tx,
  {
    kind,
    of,
    quantity,
    ...named
  }: Pick<NewAmendment, 'departmentId' | 'source' | 'eventId' | 'kind' | 'of' | 'quantity'>,
): Promise<'repeated' | 'conflict' | null> {
  const { rows } = await sql<{ same: boolean }>`
    select kind = ${kind} and of_source = ${of.source} and of_event_id = ${of.eventId}
           and quantity is not distinct from ${quantity}::numeric as same
      from usage_amendment
     where department_id = ${named.departmentId}::uuid and source = ${named.source} and event_id = ${named.eventId}`.execute(
    tx,
  );
  if (!rows[0]) return null;
  return rows[0].same ? 'repeated' : 'conflict';
}

export interface NewEntry {
  readonly id: string;
  readonly departmentId: string;
  readonly kind: 'count' | 'correction' | 'withdrawal';
  readonly resourceId: string;
  readonly dimension: string;
  readonly eventAt: Date;
  readonly of: { readonly source: string; readonly eventId: string } | null;
  readonly quantity: string | null;
  readonly evidence: string;
  readonly reason: string;
  readonly proposedBy: string;
  readonly proposedAt: Date;
}

export async function insertEntry(tx: Tx, entry: NewEntry): Promise<void> {
  await tx
    .insertInto('usage_entry')
    .values({
      id: entry.id,
      department_id: entry.departmentId,
      kind: entry.kind,
      resource_id: entry.resourceId,
      dimension: entry.dimension,
      event_at: entry.eventAt,
      of_source: entry.of?.source ?? null,
      of_event_id: entry.of?.eventId ?? null,
      quantity: entry.quantity,
      evidence: entry.evidence,
      reason: entry.reason,
      state: 'proposed',
      proposed_by: entry.proposedBy,
      proposed_at: entry.proposedAt,
    })
    .execute();
}

/** Whether the same count waits for a second person, or counts: one that was withdrawn since does not. */
export async function countThere(
  tx: Tx,
  { resourceId, dimension, eventAt, quantity }: Pick<NewEntry, 'resourceId' | 'dimension' | 'eventAt' | 'quantity'>,
): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    select n.id from usage_entry n
     where n.kind = 'count' and n.state in ('proposed', 'confirmed') and n.resource_id = ${resourceId}::uuid and n.dimension = ${dimension}
       and n.event_at = ${eventAt} and n.quantity = ${quantity}::numeric
       and not exists (
         select from usage_amendment a where a.kind = 'withdrawal' and a.department_id = n.department_id
            and a.of_source = ${ENTERED} and a.of_event_id = n.id::text) limit 1`.execute(tx);
  return rows.length > 0;
}

/** Whether somebody's word about the use waits for a second one. */
export async function waitsAbout(tx: Tx, of: { departmentId: string; source: string; eventId: string }) {
  const found = await tx
    .selectFrom('usage_entry')
    .select('id')
    .where('state', '=', 'proposed')
    .where('department_id', '=', of.departmentId)
    .where('of_source', '=', of.source)
    .where('of_event_id', '=', of.eventId)
    .executeTakeFirst();
  return found !== undefined;
}

/** The entry, locked until the transaction ends: of two who decide at once the second finds it decided. */
export async function lockEntry(tx: Tx, id: string) {
  return tx.selectFrom('usage_entry').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

export async function saveDecision(
  tx: Tx,
  id: string,
  decided: {
    readonly state: 'confirmed' | 'refused' | 'withdrawn';
    readonly by: string;
    readonly at: Date;
    readonly note: string;
  },
): Promise<void> {
  const { state, by, at, note } = decided;
  const row = { state, decided_by: by, decided_at: at, decision_note: note };
  await tx.updateTable('usage_entry').set(row).where('id', '=', id).execute();
}

/** Entries in sight, newest first. */
export async function pageOfEntries(
  tx: Tx,
  { state, ...wanted }: { state?: string | undefined; cursor?: string | null | undefined; limit: number },
) {
  const all = tx
    .selectFrom('usage_entry as e')
    .$if(state !== undefined, (some) => some.where('e.state', '=', state ?? ''));
  const rows = all
    .innerJoin('resource as r', 'r.id', 'e.resource_id')
    .innerJoin('department as d', 'd.id', 'e.department_id')
    .innerJoin('person as p', 'p.id', 'e.proposed_by')
    .leftJoin('person as q', 'q.id', 'e.decided_by')
    .selectAll('e')
    .select(['r.number', 'r.cloud_id', 'd.name as department', 'p.real_name as proposer', 'q.real_name as decider']);
  const counted = all.select((build) => build.fn.countAll<bigint>().as('total'));
  return newestPage({ counted, rows, id: 'e.id' }, wanted);
}
