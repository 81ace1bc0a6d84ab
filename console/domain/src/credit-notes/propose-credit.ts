import { findLine } from '../settlement/find-line.ts';
import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { aboutNote } from './about-rules.ts';
import { correctedOf } from './corrected-of.ts';
import { lineFacts } from './line-rules.ts';
import { proposeNote } from './propose-store.ts';
import { creditable } from './rules.ts';
import { proposeCreditSchema } from './schemas.ts';

/**
 * Within the act that decides a dispute: proposes to take off so much of a line, in whole fen. The statement stays locked until the end, so that no two notes come to more
 * than the line brought to what its statement came to: CREDIT_ABOVE_LINE (what is left). NOTE_UNDECIDED while another note of the line waits. Somebody else approves it.
 */
export const proposeCredit = command({
  event: 'credit-notes.proposed',
  allow: ['job'],
  input: proposeCreditSchema,
  async act(scope, { statementId, lineId, disputeId, amountFen, reason, reference }) {
    const { statement, line, broughtFen, dueFen } = await findLine.definition.read(scope, { statementId, lineId });
    if (statement.issued_at === null)
      throw new DomainError('STATE_CONFLICT', { object: statement.number, state: statement.state });
    const corrected = await correctedOf.definition.read(scope, { statementId, lineId });
    const left = creditable({ broughtFen, dueFen }, corrected);
    const fen = BigInt(amountFen);
    if (fen > left) throw new DomainError('CREDIT_ABOVE_LINE', { number: statement.number, leftFen: left.toString() });
    const facts = lineFacts(line);
    const note = {
      ...{ kind: 'credit' as const, departmentId: statement.department_id, contractId: statement.contract_id },
      ...{ statementId, disputeId, reason, reference },
      lines: [{ act: 'credit' as const, lineId, key: line.key, amountFen: -fen, facts }],
    };
    const row = await proposeNote(scope, note, statement.number);
    return {
      result: { creditNoteId: row.id },
      audit: aboutNote(row, { statement: statement.number, line: line.ordinal }),
    };
  },
});
