import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { settleDriftSchema } from './schemas.ts';
import { dueNow, endDrift, findSettled, lockChecked } from './store.ts';

/**
 * Ends the drift that an operation was opened for, or that took its place meanwhile, and has the stack looked at again soon. Called as an operation of the stack ends
 * well, whatever it was for: what it did may have settled, or shown, more than its own. Refused: NOT_FOUND.
 */
export const settleDrift = command({
  event: 'drift.settled',
  allow: ['job'],
  input: settleDriftSchema,
  async act({ ctx, tx }, { stackId, operationId, as }) {
    const stack = await lockChecked(tx, stackId);
    if (!stack) throw new DomainError('NOT_FOUND', { what: 'stack' });
    const settled = await findSettled(tx, operationId);
    if (settled) await endDrift(tx, settled, { as, at: ctx.now });
    await dueNow(tx, stackId, ctx.now);
    return {
      result: { driftId: settled },
      audit: {
        object: { kind: 'stack', id: stackId },
        departmentId: stack.department_id,
        detail: { drift: settled, as: settled ? as : null, operationId },
      },
    };
  },
});
