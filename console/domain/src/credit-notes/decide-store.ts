import { markAgain } from '../rating/mark-again.ts';
import { findIssued } from '../settlement/find-issued.ts';
import { answerableFor } from '../verb/actor.ts';
import type { VerbScope } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { lockNote, type NoteRow } from './store.ts';

/** A proposed note, locked, for its decision by somebody else than who proposed it. NOT_FOUND; NOTE_PROPOSER; STATE_CONFLICT. */
export async function noteToDecide({ ctx, tx }: VerbScope, creditNoteId: string) {
  const row = await lockNote(tx, creditNoteId);
  const by = answerableFor(ctx.actor);
  if (!row || by === null) throw new DomainError('NOT_FOUND', { what: 'credit note' });
  if (row.proposed_by === by) throw new DomainError('NOTE_PROPOSER', { number: row.number ?? row.reference });
  if (row.state !== 'proposed')
    throw new DomainError('STATE_CONFLICT', { object: row.number ?? row.reference, state: row.state });
  return { row, by };
}

/**
 * The statement that a note is about, once the note is decided: its month is held against what is known again, since facts that came while the
 * note waited were left for then.
 */
export async function statementOfDecided(scope: VerbScope, row: NoteRow) {
  const statement = await findIssued.definition.read(scope, { statementId: row.statement_id });
  await markAgain.definition.store(scope, { departmentId: row.department_id, month: statement.month });
  return statement;
}
