import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { DomainError } from '../../verb/errors.ts';
import { handOver, type SentWith } from '../attachments/store.ts';
import type { DraftKind, DraftSubject } from './schemas.ts';

/** A person's own drafts; row-level security shows nobody else's either. */
function draftsOf(tx: Tx, personId: string) {
  return tx
    .selectFrom('order_draft as d')
    .select(['d.id', 'd.content', 'd.saved_at', 'd.kind', 'd.resource_id'])
    .select((eb) =>
      eb
        .selectFrom('attachment as a')
        .select((agg) => agg.fn.countAll<bigint>().as('n'))
        .whereRef('a.draft_id', '=', 'd.id')
        .as('attachments'),
    )
    .where('d.person_id', '=', personId);
}

/** Those saved last first. */
export async function listOf(tx: Tx, personId: string) {
  return draftsOf(tx, personId).orderBy('d.saved_at', 'desc').orderBy('d.id').execute();
}

export async function findDraft(tx: Tx, personId: string, id: string) {
  return draftsOf(tx, personId).where('d.id', '=', id).executeTakeFirst();
}

/** The one draft of its kind that the person has for a resource. */
export async function findDraftOf(tx: Tx, personId: string, { kind, resourceId }: DraftSubject) {
  const own = draftsOf(tx, personId).where('d.kind', '=', kind);
  return own.where('d.resource_id', '=', resourceId).executeTakeFirst();
}

/** The person's draft, so that nothing is added to it meanwhile. */
export async function lockDraft(tx: Tx, personId: string, id: string) {
  const own = tx.selectFrom('order_draft').select(['id', 'kind', 'resource_id']);
  return own.where('id', '=', id).where('person_id', '=', personId).forUpdate().executeTakeFirst();
}

interface Written {
  readonly id: string;
  readonly personId: string;
  readonly kind: DraftKind;
  readonly resourceId: string | null;
  readonly content: Readonly<Record<string, unknown>>;
  readonly at: Date;
}

/** Begins a draft; false when its key is somebody else's, or the person has one of its kind for the resource. */
export async function insertDraft(tx: Tx, { id, personId, kind, resourceId, content, at }: Written): Promise<boolean> {
  const what = { id, person_id: personId, kind, resource_id: resourceId };
  const row = { ...what, content: JSON.stringify(content), created_at: at, saved_at: at };
  const made = tx.insertInto('order_draft').values(row).returning('id');
  return (await made.onConflict((conflict) => conflict.doNothing()).executeTakeFirst()) !== undefined;
}

/** Writes on; false when the person has no such draft of that kind and resource. */
export async function rewriteDraft(tx: Tx, written: Written): Promise<boolean> {
  const { id, personId, kind, resourceId, content, at } = written;
  const row = { content: JSON.stringify(content), saved_at: at };
  const own = tx.updateTable('order_draft').set(row).where('id', '=', id).where('person_id', '=', personId);
  const same = own.where('kind', '=', kind).where('resource_id', 'is not distinct from', resourceId);
  return (await same.returning('id').executeTakeFirst()) !== undefined;
}

export async function countOf(tx: Tx, personId: string): Promise<number> {
  const own = tx.selectFrom('order_draft').where('person_id', '=', personId);
  const { n } = await own.select((eb) => eb.fn.countAll<bigint>().as('n')).executeTakeFirstOrThrow();
  return Number(n);
}

/** Removes a draft with what is attached to it; nothing where there is none. */
export async function deleteDraft(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('order_draft').where('id', '=', id).execute();
}

/** What was sent, by the name it was sent under. */
type Sent = Pick<Written, 'personId' | 'kind' | 'resourceId'> & { readonly id: string | undefined };

/**
 * Ends the draft that something came of, if there is one: what is attached to it goes with that from now on. How many files those are.
 * STATE_CONFLICT where the draft of that name is of something else: its files are not this one's.
 */
export async function endDraft(tx: Tx, { id, personId, kind, resourceId }: Sent, sentWith: SentWith): Promise<number> {
  const own = id === undefined ? undefined : await lockDraft(tx, personId, id);
  if (!own) return 0;
  if (own.kind !== kind || own.resource_id !== resourceId)
    throw new DomainError('STATE_CONFLICT', { object: own.id, state: own.kind });
  const files = await handOver(tx, own.id, sentWith);
  await deleteDraft(tx, own.id);
  return files;
}
