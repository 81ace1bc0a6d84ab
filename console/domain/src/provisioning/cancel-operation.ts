import { markFailed } from '../requests/mark-failed.ts';
import { command } from '../verb/command.ts';
import { claimOperation } from './claim-store.ts';
import { changeOperation } from './operation-store.ts';
import { cancelOperationSchema } from './schemas.ts';
import { withdrawOperations } from './withdraw-operations.ts';

/**
 * Takes an operation that has not begun to change anything off the list, with the others of its request: half a request is
 * nobody's wish. Refused: STATE_CONFLICT once the engine is at it.
 */
export const cancelOperation = command({
  event: 'provisioning.cancelled',
  allow: ['platform-engineer'],
  input: cancelOperationSchema,
  async act(scope, { operationId, reason }) {
    const { operation, state } = await claimOperation(scope, { operationId, act: 'cancel' });
    const { request_id: requestId, number } = operation;
    if (requestId === null) await changeOperation(scope.tx, operationId, { state, ended_at: scope.ctx.now });
    else {
      await withdrawOperations.within(scope, { requestId, reason });
      const trouble = { code: 'STATE_CONFLICT' as const, facts: { object: number, state, reason } };
      await markFailed.within(scope, { requestId, trouble });
    }
    return {
      result: { operationId, state },
      audit: {
        object: { kind: 'operation', id: operationId },
        departmentId: operation.department_id,
        detail: { number, reason },
      },
    };
  },
});
