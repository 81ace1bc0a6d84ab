import { command } from '../verb/command.ts';
import { claimOperation } from './claim-store.ts';
import { changeOperation } from './operation-store.ts';
import { postponeSchema } from './schemas.ts';

/**
 * Puts an operation back that could not begin (the cluster gives no answer): nothing was changed, and it is tried again.
 * Refused: STATE_CONFLICT, LEASE_LOST.
 */
export const postponeOperation = command({
  event: 'provisioning.postponed',
  allow: ['job'],
  input: postponeSchema,
  async act(scope, { operationId, fence, waitingFor }) {
    const { operation, state } = await claimOperation(scope, { operationId, act: 'postpone', fence });
    await changeOperation(scope.tx, operationId, { state, waiting_for: waitingFor });
    return {
      result: { state },
      audit: {
        object: { kind: 'operation', id: operationId },
        departmentId: operation.department_id,
        detail: { number: operation.number, attempt: operation.attempt, waitingFor },
      },
    };
  },
});
