import type { Tx } from '@zhengyun/db/with-transaction.ts';

/**
 * Where attachments' bytes are kept. Works within the transaction of the verb, so that bytes and their row come and go together; a store
 * elsewhere has to see to that itself.
 */
export interface ContentStore {
  readonly put: (tx: Tx, attachmentId: string, content: Uint8Array) => Promise<void>;
  /** Null: there is none, or the caller may not see its attachment. */
  readonly get: (tx: Tx, attachmentId: string) => Promise<Uint8Array | null>;
}

/** Bytes in PostgreSQL, behind the same row-level security as their attachment. */
export const postgresContent: ContentStore = {
  async put(tx, attachmentId, content) {
    const row = { attachment_id: attachmentId, content: Buffer.from(content) };
    await tx.insertInto('attachment_content').values(row).execute();
  },
  async get(tx, attachmentId) {
    const rows = tx.selectFrom('attachment_content').select('content').where('attachment_id', '=', attachmentId);
    return (await rows.executeTakeFirst())?.content ?? null;
  },
};
