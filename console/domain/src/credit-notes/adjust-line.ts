import { findLine } from '../settlement/find-line.ts';
import { answerableFor } from '../verb/actor.ts';
import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { newId } from '../verb/id.ts';
import { aboutNote } from './about-rules.ts';
import { lineFacts } from './line-rules.ts';
import { tellProposed } from './notice-store.ts';
import { takenBackAndRenewed } from './rules.ts';
import { adjustLineSchema } from './schemas.ts';
import { correctedFen, insertNote } from './store.ts';

/**
 * Proposes an adjustment of one line of an issued statement by hand, for a fact that a closed month takes no more: the line is taken back
 * as it stands by now, and charged at what it should have come to. Somebody else approves it. NOT_FOUND; STATE_CONFLICT of a draft; NOTHING_TO_ADJUST.
 */
export const adjustLine = command({
  event: 'credit-notes.proposed',
  allow: ['finance'],
  input: adjustLineSchema,
  async act(scope, { statementId, statementLineId: lineId, amountFen, reason, reference }) {
    const { ctx, tx } = scope;
    const { statement, line } = await findLine.definition.read(scope, { statementId, lineId });
    const { number, state, department_id: departmentId, contract_id: contractId } = statement;
    if (statement.issued_at === null || line.kind === 'credit' || line.kind === 'adjustment')
      throw new DomainError('STATE_CONFLICT', { object: number, state });
    const facts = lineFacts(line);
    const stands = line.amount_fen + (await correctedFen(tx, lineId));
    const is = { amountFen: BigInt(amountFen), facts: { ...facts, quantity: null, unitPrice: null } };
    const lines = takenBackAndRenewed({ lineId, key: line.key, amountFen: stands, facts }, is);
    if (lines.length === 0) throw new DomainError('NOTHING_TO_ADJUST', { number });
    const id = newId(ctx.now);
    const row = await insertNote(tx, {
      ...{ id, kind: 'adjustment', departmentId, contractId, statementId, disputeId: null, reason, reference, lines },
      ...{ at: ctx.now, by: answerableFor(ctx.actor) ?? '' },
    });
    await tellProposed(scope, row, number);
    const result = { creditNoteId: id, number: null, state: 'proposed' as const, totalFen: row.total_fen.toString() };
    return { result, audit: aboutNote(row, { statement: number, line: line.ordinal }) };
  },
});
