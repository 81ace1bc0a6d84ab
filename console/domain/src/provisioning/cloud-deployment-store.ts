import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { profileInForce } from '../clouds/in-force-rules.ts';

/** The cloud as whose release is asked for, by the profile in force; undefined when it is gone. */
export async function cloudOfRelease(tx: Tx, id: string) {
  const columns = ['name', 'tier', 'profile', 'deployed_profile'] as const;
  const row = await tx.selectFrom('cloud').select(columns).where('id', '=', id).executeTakeFirst();
  return row && { id, name: row.name, tier: row.tier, profile: profileInForce(row) };
}

/** Who asked for a cloud's deployment; null: a job of the set-up did, or the operation is a request's. */
export async function askedBy(tx: Tx, operationId: string): Promise<string | null> {
  const row = await tx.selectFrom('operation').select('asked_by').where('id', '=', operationId).executeTakeFirst();
  return row?.asked_by ?? null;
}

export async function noteAskedBy(tx: Tx, operationId: string, personId: string): Promise<void> {
  await tx.updateTable('operation').set({ asked_by: personId }).where('id', '=', operationId).execute();
}
