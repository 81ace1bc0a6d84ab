import { answerableFor } from '../verb/actor.ts';
import type { VerbScope } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { lockNote } from './store.ts';

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
