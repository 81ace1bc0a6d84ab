import { endGranted } from '../disputes/end-granted.ts';
import { command } from '../verb/command.ts';
import { aboutNote } from './about-rules.ts';
import { noteToDecide, requireNotMaker, statementOfDecided } from './decide-store.ts';
import { endProposed } from './late-fact-store.ts';
import { tellDecided, tellFound } from './notice-store.ts';
import { refuseCreditNoteSchema } from './schemas.ts';
import { decideNote } from './store.ts';

/**
 * Refuses a note, or takes back one's own while it waits, so that a wrong one is never left to those who may not refuse it: it uses up no number, its dispute goes back to who
 * decided it, late facts are asked about again. STATE_CONFLICT; STATEMENT_MAKER_DECIDES to who drafted or issued the statement, where the note follows from a dispute.
 */
export const refuseCreditNote = command({
  event: 'credit-notes.refused',
  allow: ['finance'],
  input: refuseCreditNoteSchema,
  stepUp: true,
  async act(scope, { creditNoteId, reason }) {
    const { ctx, tx } = scope;
    const { row, by, own } = await noteToDecide(scope, creditNoteId);
    await requireNotMaker(scope, row, by);
    await decideNote(tx, creditNoteId, { state: 'refused', decided_at: ctx.now, decided_by: by, refusal: reason });
    const { number: statement, month } = await statementOfDecided(scope, row);
    await tellDecided(scope, row, null);
    const found = { statementId: row.statement_id, departmentId: row.department_id, statement, month };
    if (await endProposed(tx, creditNoteId, false)) await tellFound(scope, found);
    if (row.dispute_id) await endGranted.within(scope, { disputeId: row.dispute_id, approved: false });
    return {
      result: { creditNoteId, number: null, state: 'refused' as const, totalFen: row.total_fen.toString() },
      audit: aboutNote(row, { takenBack: own }),
    };
  },
});
