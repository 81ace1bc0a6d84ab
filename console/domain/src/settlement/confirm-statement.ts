import { settle } from '../notices/settle.ts';
import { answerableFor } from '../verb/actor.ts';
import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { openDisputes } from './open-disputes.ts';
import { handOf, markConfirmed, requireOpen } from './state-store.ts';
import { confirmSchema } from './steps/schemas.ts';
import { lockStatement } from './store.ts';

/** The department agrees to what was issued; what comes to nothing is paid with it. Refused: NOT_FOUND also for another department's; STATE_CONFLICT, also while a line of it is disputed. */
export const confirmStatement = command({
  event: 'settlement.confirmed',
  allow: ['department-approver'],
  input: confirmSchema,
  async act(scope, { statementId }) {
    const { ctx, tx } = scope;
    const statement = await lockStatement(tx, statementId);
    const by = answerableFor(ctx.actor);
    if (!statement || by === null) throw new DomainError('NOT_FOUND', { what: 'statement' });
    requireOpen('confirm', statement, handOf(ctx.actor, statement));
    const { number, month, department_id: departmentId } = statement;
    const disputes = await openDisputes.definition.read(scope, { month, statementId });
    if (disputes.length > 0) throw new DomainError('STATE_CONFLICT', { object: number, state: 'disputed' });
    const state = await markConfirmed(tx, statement, { at: ctx.now, by });
    const about = { kind: 'statement', id: statementId } as const;
    await settle.definition.store(scope, { about, kinds: ['statement-issued'] });
    return {
      result: { statementId, state },
      audit: { object: about, departmentId, detail: { number, month, how: 'person' } },
    };
  },
});
