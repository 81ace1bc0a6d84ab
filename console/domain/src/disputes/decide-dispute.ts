import { proposeCredit } from '../credit-notes/propose-credit.ts';
import { command, type Outcome } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { aboutDispute, disputeFor } from './acting-store.ts';
import { confirmAgainJobs } from './confirm-again-store.ts';
import { settleAsked, tellEnded } from './notice-store.ts';
import { type DisputeDecided, decideDisputeSchema } from './schemas.ts';
import { changeDispute } from './store.ts';

/**
 * Decides a dispute that the caller took: rejects it, which ends it, or grants what is in question in full or part, by a credit note that a
 * second person approves. Refused: STATEMENT_MAKER_DECIDES; DISPUTE_OF_ANOTHER; DISPUTE_UNANSWERED while the operator may still
 * give its account; DISPUTE_ABOVE_LINE for more than is in question; CREDIT_ABOVE_LINE for more than is left of the line; STATE_CONFLICT.
 */
export const decideDispute = command({
  event: 'disputes.decided',
  allow: ['finance'],
  input: decideDisputeSchema,
  stepUp: true,
  async act(scope, { disputeId, grantedFen, reason }): Promise<Outcome<DisputeDecided>> {
    const { ctx, tx } = scope;
    const { row, line, by } = await disputeFor(scope, disputeId, 'decide');
    const { number, statement_id: statementId, line_id: lineId } = row;
    const granted = grantedFen === null ? null : BigInt(grantedFen);
    if (granted !== null && granted > row.amount_fen)
      throw new DomainError('DISPUTE_ABOVE_LINE', { number, leftFen: row.amount_fen.toString() });
    const decided = { decided_at: ctx.now, decided_by: by, decision: reason };
    await settleAsked(scope, row);
    if (granted === null) {
      await changeDispute(tx, disputeId, { ...decided, state: 'rejected', ended_at: ctx.now });
      await tellEnded(scope, row, 'rejected');
      return {
        result: { disputeId, number, state: 'rejected' as const, creditNoteId: null },
        audit: aboutDispute(row, { line: line.ordinal, outcome: 'rejected' }),
        jobs: await confirmAgainJobs(scope, row),
      };
    }
    await changeDispute(tx, disputeId, { ...decided, state: 'granted', granted_fen: granted });
    const asked = { statementId, lineId, disputeId, amountFen: granted.toString(), reason, reference: number };
    const { creditNoteId } = await proposeCredit.within(scope, asked);
    return {
      result: { disputeId, number, state: 'granted' as const, creditNoteId },
      audit: aboutDispute(row, { line: line.ordinal, outcome: 'granted', grantedFen }),
    };
  },
});
