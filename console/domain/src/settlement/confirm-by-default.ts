import { settle } from '../notices/settle.ts';
import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { openDisputes } from './open-disputes.ts';
import { handOf, markConfirmed, requireOpen } from './state-store.ts';
import { confirmSchema } from './steps/schemas.ts';
import { lockStatement } from './store.ts';

/**
 * A department that said nothing by the day of the policy has confirmed; the statement says that it was by silence. STATE_CONFLICT where
 * it has said something, a line is disputed, or the day is still to come.
 */
export const confirmByDefault = command({
  event: 'settlement.confirmed-by-default',
  allow: ['job'],
  input: confirmSchema,
  async act(scope, { statementId }) {
    const { ctx, tx } = scope;
    const statement = await lockStatement(tx, statementId);
    if (!statement) throw new DomainError('NOT_FOUND', { what: 'statement' });
    requireOpen('confirm', statement, handOf(ctx.actor, statement));
    const { number, month, department_id: departmentId, confirm_by: confirmBy } = statement;
    if (confirmBy === null || ctx.now < confirmBy)
      throw new DomainError('STATE_CONFLICT', { object: number, state: 'not-due' });
    const disputes = await openDisputes.definition.read(scope, { month, statementId });
    if (disputes.length > 0) throw new DomainError('STATE_CONFLICT', { object: number, state: 'disputed' });
    const state = await markConfirmed(tx, statement, { at: ctx.now, by: null });
    const about = { kind: 'statement', id: statementId } as const;
    await settle.definition.store(scope, { about, kinds: ['statement-issued'] });
    const policy = statement.policy_id;
    return {
      result: { statementId, state },
      audit: { object: about, departmentId, detail: { number, month, policy } },
    };
  },
});
