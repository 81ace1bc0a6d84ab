import type { Tx } from '@zhengyun/db/with-transaction.ts';
import type { Unwritten } from './end-rules.ts';

/** Drafts last written on by an instant, the longest unwritten first. */
export async function unwritten(tx: Tx, by: Date): Promise<readonly (Unwritten & { readonly id: string })[]> {
  const rows = await tx
    .selectFrom('order_draft')
    .select(['id', 'saved_at', 'told_at'])
    .where('saved_at', '<=', by)
    .orderBy('saved_at')
    .orderBy('id')
    .execute();
  return rows.map(({ id, saved_at: savedAt, told_at: toldAt }) => ({ id, savedAt, toldAt }));
}

/** A draft of whomever, so that nobody writes on it meanwhile. */
export async function lockAnyDraft(tx: Tx, id: string) {
  return tx
    .selectFrom('order_draft')
    .select(['person_id', 'kind', 'resource_id', 'content', 'saved_at', 'told_at'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

export async function noteTold(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.updateTable('order_draft').set({ told_at: at }).where('id', '=', id).execute();
}
