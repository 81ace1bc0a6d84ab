import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { sql } from 'kysely';

/** Sums of the lines of notes that charge anew, and of all others, which take off. */
export async function partsOfNotes(tx: Tx, noteIds: readonly string[]) {
  if (noteIds.length === 0) return [];
  return tx
    .selectFrom('credit_note_line')
    .select('note_id as id')
    .select([
      sql<bigint | null>`(sum(amount_fen) filter (where act <> 'renewed'))::bigint`.as('takenBack'),
      sql<bigint | null>`(sum(amount_fen) filter (where act = 'renewed'))::bigint`.as('renewed'),
    ])
    .where('note_id', 'in', [...noteIds])
    .groupBy('note_id')
    .execute();
}
