import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { sql } from 'kysely';
import type { OperationState } from './schemas.ts';

/** From `at` on nobody knows what the operation did; an earlier instant stays: a recovery that is cut too explains nothing. */
export async function markUnknownSince(tx: Tx, operationId: string, at: Date): Promise<void> {
  const since = sql<Date>`coalesce(unknown_since, ${at})`;
  await tx.updateTable('operation').set({ unknown_since: since }).where('id', '=', operationId).execute();
}

/** What the operation did is known again, or it begins anew. */
export async function markKnown(tx: Tx, operationId: string): Promise<void> {
  await tx.updateTable('operation').set({ unknown_since: null }).where('id', '=', operationId).execute();
}

/** Since when each operation in one of `states` is unknown, oldest first. */
export async function unknownSince(tx: Tx, states: readonly OperationState[]): Promise<readonly Date[]> {
  const rows = await tx
    .selectFrom('operation')
    .select('unknown_since')
    .where('unknown_since', 'is not', null)
    .where('state', 'in', [...states])
    .orderBy('unknown_since')
    .execute();
  return rows.flatMap((row) => row.unknown_since ?? []);
}
