import { findLine } from '../settlement/find-line.ts';
import { answerableFor } from '../verb/actor.ts';
import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { newId } from '../verb/id.ts';
import { aboutNote } from './about-rules.ts';
import { lineFacts } from './line-rules.ts';
import { tellProposed } from './notice-store.ts';
import { creditable } from './rules.ts';
import { proposeCreditSchema } from './schemas.ts';
import { correctedFen, insertNote } from './store.ts';

/**
 * Within the act that decides a dispute: proposes to take off so much of a line, in whole fen. The statement stays locked until the end, so that no two notes come to more
 * than the line was: CREDIT_ABOVE_LINE (what is left). Somebody else approves it.
 */
export const proposeCredit = command({
  event: 'credit-notes.proposed',
  allow: ['job'],
  input: proposeCreditSchema,
  async act(scope, { statementId, lineId, disputeId, amountFen, reason, reference }) {
    const { ctx, tx } = scope;
    const { statement, line } = await findLine.definition.read(scope, { statementId, lineId });
    if (statement.issued_at === null)
      throw new DomainError('STATE_CONFLICT', { object: statement.number, state: statement.state });
    const left = creditable(line.amount_fen, await correctedFen(tx, lineId));
    const fen = BigInt(amountFen);
    if (fen > left) throw new DomainError('CREDIT_ABOVE_LINE', { number: statement.number, leftFen: left.toString() });
    const id = newId(ctx.now);
    const facts = lineFacts(line);
    const row = await insertNote(tx, {
      ...{ id, kind: 'credit', departmentId: statement.department_id, contractId: statement.contract_id },
      ...{ statementId, disputeId, reason, reference, at: ctx.now, by: answerableFor(ctx.actor) ?? '' },
      lines: [{ act: 'credit', lineId, key: line.key, amountFen: -fen, facts }],
    });
    await tellProposed(scope, row, statement.number);
    return { result: { creditNoteId: id }, audit: aboutNote(row, { statement: statement.number, line: line.ordinal }) };
  },
});
