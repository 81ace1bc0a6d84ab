import { markAgain } from '../rating/mark-again.ts';
import { findIssued } from '../settlement/find-issued.ts';
import { answerableFor } from '../verb/actor.ts';
import type { VerbScope } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { lockNote, type NoteRow } from './store.ts';

/** A proposed note, locked, for its decision, and whether who decides proposed it. NOT_FOUND; STATE_CONFLICT. */
export async function noteToDecide({ ctx, tx }: VerbScope, creditNoteId: string) {
  const row = await lockNote(tx, creditNoteId);
  const by = answerableFor(ctx.actor);
  if (!row || by === null) throw new DomainError('NOT_FOUND', { what: 'credit note' });
  if (row.state !== 'proposed')
    throw new DomainError('STATE_CONFLICT', { object: row.number ?? row.reference, state: row.state });
  return { row, by, own: row.proposed_by === by };
}

/** Who drafted or issued a statement keeps nobody from a credit that a dispute of it was granted: STATEMENT_MAKER_DECIDES. They may approve it. */
export async function requireNotMaker(scope: VerbScope, row: NoteRow, by: string): Promise<void> {
  if (row.dispute_id === null) return;
  const made = await findIssued.definition.read(scope, { statementId: row.statement_id });
  if (made.drafted_by === by || made.issued_by === by)
    throw new DomainError('STATEMENT_MAKER_DECIDES', { number: row.reference });
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
