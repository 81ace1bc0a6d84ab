import type { Tx } from '@zhengyun/db/with-transaction.ts';

/** Deletes the engine's events of at most `most` operations that ended before an instant and have any. */
export async function forgetEngineEvents(
  tx: Tx,
  { before, most }: { readonly before: Date; readonly most: number },
): Promise<{ readonly operations: number; readonly events: number }> {
  const old = await tx
    .selectFrom('operation as o')
    .select('o.id')
    .where('o.ended_at', '<', before)
    .where(({ exists, selectFrom }) =>
      exists(selectFrom('operation_event as e').select('e.sequence').whereRef('e.operation_id', '=', 'o.id')),
    )
    .orderBy('o.ended_at')
    .limit(most)
    .execute();
  if (old.length === 0) return { operations: 0, events: 0 };
  const ids = old.map(({ id }) => id);
  const gone = await tx.deleteFrom('operation_event').where('operation_id', 'in', ids).executeTakeFirst();
  return { operations: old.length, events: Number(gone.numDeletedRows) };
}
