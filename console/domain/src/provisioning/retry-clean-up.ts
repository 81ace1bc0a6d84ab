import { command } from '../verb/command.ts';
import { requireCloud } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { openCleanUp } from './open-clean-up.ts';
import { lastOperationOfStack, lockOperation } from './operation-store.ts';
import { isFailedCleanUp } from './rules.ts';
import { retryCleanUpSchema } from './schemas.ts';
import { cloudsTouched } from './stack-store.ts';

/**
 * Asks again for the removal of what a failed line had made, where the last one failed: its objects may still stand and its quota
 * is held. Refused: NOT_FOUND; CLOUD_NOT_GRANTED; STATE_CONFLICT unless it is the stack's last operation, a clean-up, and failed.
 */
export const retryCleanUp = command({
  event: 'provisioning.clean-up-retried',
  allow: ['platform-engineer'],
  input: retryCleanUpSchema,
  async act(scope, { operationId, reason }) {
    const { ctx, tx } = scope;
    const operation = await lockOperation(tx, operationId);
    if (!operation) throw new DomainError('NOT_FOUND', { what: 'operation' });
    for (const cloudId of await cloudsTouched(tx, operation))
      requireCloud(ctx.actor, ['platform-engineer'], { cloudId });
    const { number, state } = operation;
    const last = await lastOperationOfStack(tx, operation.stack_id);
    if (!isFailedCleanUp(operation) || last?.id !== operationId)
      throw new DomainError('STATE_CONFLICT', { object: number, state });
    const opened = await openCleanUp.within(scope, { operationId });
    return {
      result: opened,
      audit: {
        object: { kind: 'operation', id: opened.operationId },
        departmentId: operation.department_id,
        detail: { after: number, reason },
      },
    };
  },
});
