import { dayOf } from '@zhengyun/rulebook/calendar.ts';
import { command } from '../../verb/command.ts';
import { DomainError } from '../../verb/errors.ts';
import { delegationRefSchema } from './schemas.ts';
import { endDelegation as end, lockDelegation } from './store.ts';

/**
 * Ends a delegation before its time, by either of the two: who is back, or who will not. What was decided stays. Refused: NOT_FOUND for
 * another's too; STATE_CONFLICT where it has ended.
 */
export const endDelegation = command({
  event: 'approvals.delegation-ended',
  allow: ['signed-in'],
  input: delegationRefSchema,
  async act({ ctx, tx }, { delegationId }) {
    const row = await lockDelegation(tx, delegationId);
    const by = ctx.actor.kind === 'person' ? ctx.actor.id : '';
    if (!row || (row.holder_id !== by && row.delegate_id !== by)) throw new DomainError('NOT_FOUND');
    if (row.ended_at || row.until_day < dayOf(ctx.now)) throw new DomainError('STATE_CONFLICT');
    await end(tx, delegationId, { by, at: ctx.now });
    const { role, holder_id: holderId, delegate_id: delegateId } = row;
    return {
      result: { delegationId },
      audit: {
        object: { kind: 'person', id: holderId },
        departmentId: row.department_id,
        detail: { delegationId, role, delegateId, endedBy: by === holderId ? 'holder' : 'delegate' },
      },
    };
  },
});
