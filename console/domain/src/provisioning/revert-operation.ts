import { revertOperationSchema } from '../maintenance/schemas.ts';
import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { openMaintenance } from './open-maintenance.ts';
import { lastOperationOfStack, lockOperation } from './operation-store.ts';

/**
 * Asks for a delivered stack to be put back to what was last carried out on it, after a change of it failed half-way: the console
 * still counts what was delivered before. Refused as openMaintenance; NOT_FOUND; STATE_CONFLICT unless the operation failed and is
 * the stack's last.
 */
export const revertOperation = command({
  event: 'provisioning.revert-opened',
  allow: ['platform-engineer'],
  input: revertOperationSchema,
  async act(scope, { operationId, reason }) {
    const operation = await lockOperation(scope.tx, operationId);
    if (!operation) throw new DomainError('NOT_FOUND', { what: 'operation' });
    const { number, state, stack_id: stackId } = operation;
    const last = await lastOperationOfStack(scope.tx, stackId);
    if (state !== 'failed' || last?.id !== operationId)
      throw new DomainError('STATE_CONFLICT', { object: number, state });
    const intent = { purpose: 'revert' as const, driftId: null, reason };
    const opened = await openMaintenance.within(scope, { stackId, intent, inputs: null });
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
