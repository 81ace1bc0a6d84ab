import type { VerbScope } from '../verb/context.ts';
import { newId } from '../verb/id.ts';
import { settleAsked } from './notice-store.ts';
import type { DisputeSide } from './rules.ts';
import { changeDispute, type DisputeRow, insertWord } from './store.ts';

interface Speaking {
  readonly row: DisputeRow;
  readonly by: string;
  readonly sides: readonly DisputeSide[];
}

/** Writes down what the caller says for their side. The operator's first word answers the dispute. */
export async function sayAs(scope: VerbScope, { row, by, sides }: Speaking, text: string) {
  const { ctx, tx } = scope;
  const [side] = sides;
  if (!side) throw new Error(`${by} speaks for no side of ${row.number}`);
  const wordId = newId(ctx.now);
  const word = { id: wordId, dispute_id: row.id, department_id: row.department_id, side, text };
  await insertWord(tx, { ...word, said_at: ctx.now, said_by: by });
  if (side === 'operator' && row.answered_at === null) {
    await changeDispute(tx, row.id, { answered_at: ctx.now });
    await settleAsked(scope, row, ['dispute-to-answer']);
  }
  return { wordId, side };
}
