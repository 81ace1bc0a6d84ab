import { command } from '../verb/command.ts';
import { claimOperation } from './claim-store.ts';
import { failOperation } from './failure-store.ts';
import { recordFailureSchema } from './schemas.ts';

/**
 * An operation failed, with what it left behind by name. Its request's operations that have not begun are taken off the
 * list; in preview the applicant may correct and submit anew. Refused: STATE_CONFLICT, LEASE_LOST.
 */
export const recordFailure = command({
  event: 'provisioning.failed',
  allow: ['job'],
  input: recordFailureSchema,
  async act(scope, { operationId, fence, trouble, findings, leftovers }) {
    const { operation, state } = await claimOperation(scope, { operationId, act: 'fail', fence });
    const { cancelled, jobs } = await failOperation(scope, operation, { trouble, findings, leftovers });
    return {
      result: { state },
      audit: {
        object: { kind: 'operation', id: operationId },
        departmentId: operation.department_id,
        detail: { number: operation.number, trouble, leftovers, cancelled },
      },
      jobs,
    };
  },
});
