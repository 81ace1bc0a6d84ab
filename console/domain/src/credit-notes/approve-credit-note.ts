import { endGranted } from '../disputes/end-granted.ts';
import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { nextNumber } from '../verb/number.ts';
import { aboutNote } from './about-rules.ts';
import { noteToDecide, statementOfDecided } from './decide-store.ts';
import { endProposed } from './late-fact-store.ts';
import { tellDecided } from './notice-store.ts';
import { creditNoteRefSchema } from './schemas.ts';
import { decideNote } from './store.ts';

/**
 * Approves a credit note or an adjustment that somebody else proposed: it gets the next number of its series (CJ, TZ) in the same transaction, stays as it is from
 * then on, and is taken into account by the contract's next statement. NOTE_PROPOSER; STATE_CONFLICT where it is decided already.
 */
export const approveCreditNote = command({
  event: 'credit-notes.approved',
  allow: ['finance'],
  input: creditNoteRefSchema,
  stepUp: true,
  async act(scope, { creditNoteId }) {
    const { ctx, tx } = scope;
    const { row, by, own } = await noteToDecide(scope, creditNoteId);
    if (own) throw new DomainError('NOTE_PROPOSER', { number: row.reference });
    const number = await nextNumber(tx, row.kind === 'credit' ? 'CJ' : 'TZ', ctx.now);
    await decideNote(tx, creditNoteId, { state: 'approved', number, decided_at: ctx.now, decided_by: by });
    const { number: statement } = await statementOfDecided(scope, row);
    await tellDecided(scope, row, { number, statement });
    await endProposed(tx, creditNoteId, true);
    if (row.dispute_id) await endGranted.within(scope, { disputeId: row.dispute_id, approved: true });
    return {
      result: { creditNoteId, number, state: 'approved' as const, totalFen: row.total_fen.toString() },
      audit: aboutNote({ ...row, number }, { statement }),
    };
  },
});
