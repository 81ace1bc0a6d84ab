import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { handOver } from '../attachments/store.ts';

/** A person's own drafts; row-level security shows nobody else's either. */
function draftsOf(tx: Tx, personId: string) {
  return tx
    .selectFrom('order_draft as d')
    .select(['d.id', 'd.content', 'd.saved_at'])
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

/** The person's draft, so that nothing is added to it meanwhile. */
export async function lockDraft(tx: Tx, personId: string, id: string) {
  const own = tx.selectFrom('order_draft').select('id').where('id', '=', id).where('person_id', '=', personId);
  return own.forUpdate().executeTakeFirst();
}

interface Written {
  readonly id: string;
  readonly personId: string;
  readonly content: Readonly<Record<string, unknown>>;
  readonly at: Date;
}

/** Begins a draft; false when its key is somebody else's. */
export async function insertDraft(tx: Tx, { id, personId, content, at }: Written): Promise<boolean> {
  const row = { id, person_id: personId, content: JSON.stringify(content), created_at: at, saved_at: at };
  const made = tx.insertInto('order_draft').values(row).returning('id');
  return (await made.onConflict((conflict) => conflict.doNothing()).executeTakeFirst()) !== undefined;
}

/** Writes on; false when the person has no such draft. */
export async function rewriteDraft(tx: Tx, { id, personId, content, at }: Written): Promise<boolean> {
  const row = { content: JSON.stringify(content), saved_at: at };
  const own = tx.updateTable('order_draft').set(row).where('id', '=', id).where('person_id', '=', personId);
  return (await own.returning('id').executeTakeFirst()) !== undefined;
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

/** Ends the draft that a request came of, if there is one: what is attached to it is the request's from now on. How many files those are. */
export async function endDraft(
  tx: Tx,
  draft: { readonly id: string; readonly personId: string },
  request: { readonly requestId: string; readonly departmentId: string },
): Promise<number> {
  if (!(await lockDraft(tx, draft.personId, draft.id))) return 0;
  const files = await handOver(tx, { draftId: draft.id, ...request });
  await deleteDraft(tx, draft.id);
  return files;
}
