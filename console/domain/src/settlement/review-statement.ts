import { answerableFor } from '../verb/actor.ts';
import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { requireReconciled } from './reconciled-store.ts';
import { handOf, markReviewed, requireOpen } from './state-store.ts';
import { reviewSchema } from './steps/schemas.ts';
import { lockStatement } from './store.ts';

/**
 * Says that a draft of a frozen month was looked through and stands. Refused: DRAFTER_ISSUES to who built it; STATEMENT_PARKED until
 * somebody released it; FACTS_CHANGED where it does not reconcile; STATE_CONFLICT; STATEMENT_ISSUED. Built anew it is to be reviewed anew.
 */
export const reviewStatement = command({
  event: 'settlement.reviewed',
  allow: ['finance'],
  input: reviewSchema,
  async act(scope, { statementId }) {
    const { ctx, tx } = scope;
    const statement = await lockStatement(tx, statementId);
    const by = answerableFor(ctx.actor);
    if (!statement || by === null) throw new DomainError('NOT_FOUND', { what: 'statement' });
    requireOpen('review', statement, handOf(ctx.actor, statement));
    await requireReconciled(scope, statement);
    await markReviewed(tx, statementId, { at: ctx.now, id: by });
    const { number, month, content_hash: contentHash, department_id: departmentId } = statement;
    return {
      result: { statementId, state: 'reviewed' as const },
      audit: { object: { kind: 'statement', id: statementId }, departmentId, detail: { number, month, contentHash } },
    };
  },
});
