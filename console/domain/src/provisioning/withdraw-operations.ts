import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { cancelIdle } from './ending-store.ts';
import { findRequest, operationsOfRequest } from './operation-store.ts';
import { withdrawOperationsSchema } from './schemas.ts';

/**
 * Takes every operation of a request that has not begun to change anything off the list, and wakes what waited for their
 * stacks. Called as the request ends. Operations the engine is at go on and end by themselves.
 */
export const withdrawOperations = command({
  event: 'provisioning.cancelled',
  allow: ['job'],
  input: withdrawOperationsSchema,
  async act(scope, { requestId, reason }) {
    const { tx } = scope;
    const request = await findRequest(tx, requestId);
    if (!request) throw new DomainError('NOT_FOUND', { what: 'request' });
    const { cancelled, jobs } = await cancelIdle(scope, await operationsOfRequest(tx, requestId));
    return {
      result: { cancelled },
      audit: {
        object: { kind: 'request', id: requestId },
        departmentId: request.department_id,
        detail: { request: request.number, reason, cancelled },
      },
      jobs,
    };
  },
});
