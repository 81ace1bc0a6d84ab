import { findLine } from '../settlement/find-line.ts';
import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { aboutNote } from './about-rules.ts';
import { lineFacts } from './line-rules.ts';
import { proposeNote } from './propose-store.ts';
import { leftOf, mayComeTo, takenBackAndRenewed, totalOf } from './rules.ts';
import { adjustLineSchema } from './schemas.ts';
import { correctedFen, correctedOfStatement } from './store.ts';

/**
 * Proposes an adjustment of one line of an issued statement by hand, for a fact that a closed month takes no more: the line is taken back
 * as it stands by now, and charged at what it should have come to, which is of the line's own sign. Lines that follow from it (a discount, deduction, coefficient or bound) stay, and
 * are adjusted by themselves. Somebody else approves it. INPUT_INVALID; NOT_FOUND; STATE_CONFLICT of a draft; NOTHING_TO_ADJUST;
 * CREDIT_ABOVE_LINE (what is left) where it takes off more than is left of what the statement came to; NOTE_UNDECIDED.
 */
export const adjustLine = command({
  event: 'credit-notes.proposed',
  allow: ['finance'],
  input: adjustLineSchema,
  async act(scope, { statementId, statementLineId: lineId, amountFen, reason, reference }) {
    const { tx } = scope;
    const { statement, line, dueFen } = await findLine.definition.read(scope, { statementId, lineId });
    const { number, state, department_id: departmentId, contract_id: contractId } = statement;
    if (statement.issued_at === null || line.kind === 'credit' || line.kind === 'adjustment')
      throw new DomainError('STATE_CONFLICT', { object: number, state });
    const should = BigInt(amountFen);
    if (!mayComeTo(line.kind, should)) throw new DomainError('INPUT_INVALID', { field: 'amountFen' });
    const facts = lineFacts(line);
    const stands = line.amount_fen + (await correctedFen(tx, lineId));
    const is = { amountFen: should, facts: { ...facts, quantity: null, unitPrice: null } };
    const lines = takenBackAndRenewed({ lineId, key: line.key, amountFen: stands, facts }, is);
    if (lines.length === 0) throw new DomainError('NOTHING_TO_ADJUST', { number });
    const left = leftOf(dueFen, await correctedOfStatement(tx, statementId));
    if (-totalOf(lines) > left) throw new DomainError('CREDIT_ABOVE_LINE', { number, leftFen: left.toString() });
    const of = { departmentId, contractId, statementId, disputeId: null };
    const note = { kind: 'adjustment' as const, ...of, reason, reference, lines };
    const row = await proposeNote(scope, note, number);
    const result = {
      creditNoteId: row.id,
      number: null,
      state: 'proposed' as const,
      totalFen: row.total_fen.toString(),
    };
    return { result, audit: aboutNote(row, { statement: number, line: line.ordinal }) };
  },
});
