import { findIssued } from '../settlement/find-issued.ts';
import { answerableFor } from '../verb/actor.ts';
import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { changeLateFact, lockLateFact } from './late-fact-store.ts';
import { settleFound } from './notice-store.ts';
import { dismissLateFactSchema } from './schemas.ts';

/** Says why an issued statement is left as it is although it comes to something else by now. What comes later is found anew. NOT_FOUND; STATE_CONFLICT. */
export const dismissLateFact = command({
  event: 'credit-notes.late-facts-dismissed',
  allow: ['finance'],
  input: dismissLateFactSchema,
  async act(scope, { lateFactId, why }) {
    const { ctx, tx } = scope;
    const found = await lockLateFact(tx, lateFactId);
    if (!found) throw new DomainError('NOT_FOUND', { what: 'late fact' });
    const { statement_id: statementId, difference_fen: differenceFen, department_id: departmentId } = found;
    const { number, month } = await findIssued.definition.read(scope, { statementId });
    if (found.state !== 'open') throw new DomainError('STATE_CONFLICT', { object: number, state: found.state });
    const by = answerableFor(ctx.actor) ?? '';
    await changeLateFact(tx, lateFactId, { state: 'dismissed', dismissed_at: ctx.now, dismissed_by: by, why });
    await settleFound(scope, statementId);
    return {
      result: { lateFactId, state: 'dismissed' as const },
      audit: {
        object: { kind: 'statement', id: statementId },
        departmentId,
        detail: { number, month, differenceFen, why },
      },
    };
  },
});
