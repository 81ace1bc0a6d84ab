import { noticeWorkingDays } from '@zhengyun/rulebook/notice-due-policy.ts';
import { overridesAt } from '@zhengyun/rulebook/working-day-changes.ts';
import { afterWorkingDays } from '@zhengyun/rulebook/working-days.ts';
import { findDeclaredDays } from '../reclaim/find-declared-days.ts';
import { answerableFor } from '../verb/actor.ts';
import type { VerbScope } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { newId } from '../verb/id.ts';
import { tellProposed } from './notice-store.ts';
import { insertNote, type NewNote, type NoteRow, undecidedOf } from './store.ts';

/**
 * Writes a note of a statement, which the caller has locked, and asks for its second person. NOTE_UNDECIDED where another note of one of its lines waits: what this one
 * comes to would be another if that one were refused.
 */
export async function proposeNote(
  scope: VerbScope,
  note: Omit<NewNote, 'id' | 'at' | 'by' | 'decideBy'>,
  statement: string,
): Promise<NoteRow> {
  const { ctx, tx } = scope;
  const waits = await undecidedOf(
    tx,
    note.statementId,
    note.lines.map(({ key }) => key),
  );
  if (waits !== null) throw new DomainError('NOTE_UNDECIDED', { number: statement, reference: waits });
  const calendar = overridesAt(await findDeclaredDays.definition.read(scope), ctx.now);
  const row = await insertNote(tx, {
    ...{ ...note, id: newId(ctx.now), at: ctx.now, by: answerableFor(ctx.actor) ?? '' },
    decideBy: afterWorkingDays(ctx.now, noticeWorkingDays('credit-note-to-approve', ctx.now), calendar),
  });
  await tellProposed(scope, row, statement);
  return row;
}
