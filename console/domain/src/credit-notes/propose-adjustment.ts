import { settleAnew } from '../settlement/settle-anew.ts';
import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { aboutNote } from './about-rules.ts';
import { differenceOf } from './compared-rules.ts';
import { changeLateFact, lockLateFact } from './late-fact-store.ts';
import { settleFound } from './notice-store.ts';
import { proposeNote } from './propose-store.ts';
import { totalOf } from './rules.ts';
import { proposeAdjustmentSchema } from './schemas.ts';
import { madeLines } from './store.ts';

/**
 * Proposes an adjustment 调整单 of an issued statement by what is known now, worked out anew: each line that facts bring to something else is taken back whole and charged
 * anew; what people granted stays. Somebody else approves it. NOT_FOUND; STATE_CONFLICT; NOTE_UNDECIDED while a note of one of the lines waits; NOTHING_TO_ADJUST where nothing is off any more; NO_PRICE where something used has none.
 */
export const proposeAdjustment = command({
  event: 'credit-notes.proposed',
  allow: ['finance'],
  input: proposeAdjustmentSchema,
  async act(scope, { lateFactId, reason, reference }) {
    const { ctx, tx } = scope;
    const found = await lockLateFact(tx, lateFactId);
    if (!found) throw new DomainError('NOT_FOUND', { what: 'late fact' });
    const anew = await settleAnew.definition.read(scope, { statementId: found.statement_id });
    const number = anew?.statement.number ?? '';
    if (!anew || found.state !== 'open')
      throw new DomainError('STATE_CONFLICT', { object: number, state: found.state });
    const { lines, gap } = differenceOf(anew, await madeLines(tx, found.statement_id));
    if (gap) throw new DomainError('NO_PRICE', gap);
    if (lines.length === 0) throw new DomainError('NOTHING_TO_ADJUST', { number });
    const { department_id: departmentId, contract_id: contractId, statement_id: statementId } = found;
    const of = { departmentId, contractId, statementId, disputeId: null };
    const note = { kind: 'adjustment' as const, ...of, reason, reference, lines };
    const row = await proposeNote(scope, note, number);
    const seen = { difference_fen: totalOf(lines), lines, gap, seen_at: ctx.now };
    await changeLateFact(tx, lateFactId, { ...seen, state: 'proposed', note_id: row.id });
    await settleFound(scope, statementId);
    const result = {
      creditNoteId: row.id,
      number: null,
      state: 'proposed' as const,
      totalFen: row.total_fen.toString(),
    };
    return { result, audit: aboutNote(row, { statement: number, lines: lines.length }) };
  },
});
