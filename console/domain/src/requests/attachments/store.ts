import type { Tx } from '@zhengyun/db/with-transaction.ts';
import type { AttachmentKind } from './schemas.ts';

function attachments(tx: Tx) {
  return tx
    .selectFrom('attachment as a')
    .innerJoin('person as p', 'p.id', 'a.added_by')
    .select([
      'a.id',
      'a.name',
      'a.kind',
      'a.bytes',
      'a.sha256',
      'a.added_by',
      'a.added_at',
      'a.draft_id',
      'a.request_id',
      'a.reclaim_event_id',
      'a.dispute_word_id',
    ])
    .select(['a.department_id', 'p.real_name']);
}

/** Attachments of the steps of reclaims, in the order they were added. */
export async function attachmentsOfSteps(tx: Tx, reclaimEventIds: readonly string[]) {
  if (reclaimEventIds.length === 0) return [];
  const all = attachments(tx).orderBy('a.added_at').orderBy('a.id');
  return all.where('a.reclaim_event_id', 'in', [...reclaimEventIds]).execute();
}

/** Attachments of what was said in disputes, in the order they were added. */
export async function attachmentsOfWords(tx: Tx, wordIds: readonly string[]) {
  if (wordIds.length === 0) return [];
  const all = attachments(tx).orderBy('a.added_at').orderBy('a.id');
  return all.where('a.dispute_word_id', 'in', [...wordIds]).execute();
}

/** Attachments of a draft or of a request, in the order they were added. */
export async function attachmentsIn(tx: Tx, where: { readonly draftId: string } | { readonly requestId: string }) {
  const all = attachments(tx).orderBy('a.added_at').orderBy('a.id');
  return 'draftId' in where
    ? all.where('a.draft_id', '=', where.draftId).execute()
    : all.where('a.request_id', '=', where.requestId).execute();
}

/** Bytes of all that is attached to a person's drafts. Their drafts are locked, so that two uploads at once are told of each other. */
export async function lockedUnsentBytes(tx: Tx, personId: string): Promise<number> {
  await tx.selectFrom('order_draft').select('id').where('person_id', '=', personId).orderBy('id').forUpdate().execute();
  const unsent = tx.selectFrom('attachment').where('added_by', '=', personId).where('draft_id', 'is not', null);
  const { bytes } = await unsent
    .select((eb) => eb.fn.sum<bigint | null>('bytes').as('bytes'))
    .executeTakeFirstOrThrow();
  return Number(bytes ?? 0n);
}

/** The attachment, where the caller may see it. */
export async function findAttachment(tx: Tx, id: string) {
  return attachments(tx).where('a.id', '=', id).executeTakeFirst();
}

interface NewAttachment {
  readonly id: string;
  readonly draft_id?: string;
  readonly dispute_word_id?: string;
  /** Whose it is, once it is sent. */
  readonly department_id?: string;
  readonly name: string;
  readonly kind: AttachmentKind;
  readonly bytes: number;
  readonly sha256: string;
  readonly added_by: string;
  readonly added_at: Date;
}

export async function insertAttachment(tx: Tx, attachment: NewAttachment): Promise<void> {
  await tx.insertInto('attachment').values(attachment).execute();
}

export async function deleteAttachment(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('attachment').where('id', '=', id).execute();
}

/** What attachments go with once they are sent: a request, or the appeal of a reclaim by its step. */
export type SentWith = { readonly departmentId: string } & (
  | { readonly requestId: string }
  | { readonly reclaimEventId: string }
);

/** Gives what is attached to a draft to what came of it, for good. How many there were. */
export async function handOver(tx: Tx, draftId: string, sentWith: SentWith): Promise<number> {
  const to =
    'requestId' in sentWith ? { request_id: sentWith.requestId } : { reclaim_event_id: sentWith.reclaimEventId };
  const row = { ...to, draft_id: null, department_id: sentWith.departmentId };
  const moved = tx.updateTable('attachment').set(row).where('draft_id', '=', draftId).returning('id');
  return (await moved.execute()).length;
}
