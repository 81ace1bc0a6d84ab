import type { Tx } from '@zhengyun/db/with-transaction.ts';
import type { DraftDefinition } from './schemas.ts';

function draftsOf(tx: Tx, personId: string) {
  return tx
    .selectFrom('cloud_draft as d')
    .leftJoin('cloud as c', 'c.id', 'd.cloud_id')
    .select(['d.id', 'd.cloud_id', 'd.definition', 'd.saved_at', 'c.slug as cloud_slug', 'c.name as cloud_name'])
    .where('d.saved_by', '=', personId);
}
export type DraftRow = Awaited<ReturnType<ReturnType<typeof draftsOf>['execute']>>[number];

/** The person's drafts, the one saved last first; those of one cloud where it is named. */
export async function listOf(tx: Tx, personId: string, cloudId: string | undefined): Promise<readonly DraftRow[]> {
  const all = draftsOf(tx, personId).orderBy('d.saved_at', 'desc').limit(100);
  return (cloudId === undefined ? all : all.where('d.cloud_id', '=', cloudId)).execute();
}

export async function findDraft(tx: Tx, personId: string, id: string): Promise<DraftRow | undefined> {
  return draftsOf(tx, personId).where('d.id', '=', id).executeTakeFirst();
}

interface NewDraft {
  readonly id: string;
  readonly cloudId: string | null;
  readonly personId: string;
  readonly definition: DraftDefinition;
  readonly at: Date;
}

export async function insertDraft(tx: Tx, { id, cloudId, personId, definition, at }: NewDraft): Promise<void> {
  await tx
    .insertInto('cloud_draft')
    .values({
      id,
      cloud_id: cloudId,
      definition: JSON.stringify(definition),
      saved_by: personId,
      created_at: at,
      saved_at: at,
    })
    .execute();
}

export async function rewriteDraft(
  tx: Tx,
  id: string,
  written: { definition: DraftDefinition; at: Date },
): Promise<void> {
  await tx
    .updateTable('cloud_draft')
    .set({ definition: JSON.stringify(written.definition), saved_at: written.at })
    .where('id', '=', id)
    .execute();
}

export async function deleteDraft(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('cloud_draft').where('id', '=', id).execute();
}

export async function cloudExists(tx: Tx, id: string): Promise<boolean> {
  return (await tx.selectFrom('cloud').select('id').where('id', '=', id).executeTakeFirst()) !== undefined;
}
