import { command, type Outcome } from '../verb/command.ts';
import type { AuditFact } from '../verb/record.ts';
import { claimOperation } from './claim-store.ts';
import { changeOperation } from './operation-store.ts';
import { type OperationState, postponeSchema } from './schemas.ts';
import { requestMeanwhile, standDown } from './stand-down-store.ts';

/**
 * Puts an operation back that could not begin (the cluster gives no answer): nothing was changed, and it is tried again.
 * Refused: STATE_CONFLICT, LEASE_LOST.
 */
export const postponeOperation = command({
  event: 'provisioning.postponed',
  allow: ['job'],
  input: postponeSchema,
  async act(scope, { operationId, fence, waitingFor }): Promise<Outcome<{ state: OperationState }>> {
    const { operation, state } = await claimOperation(scope, { operationId, act: 'postpone', fence });
    const audit: AuditFact = {
      object: { kind: 'operation', id: operationId },
      departmentId: operation.department_id,
      detail: { number: operation.number, attempt: operation.attempt, waitingFor },
    };
    const meanwhile = state === 'approved' ? await requestMeanwhile(scope, operation) : 'provisioning';
    if (meanwhile === 'ended') {
      const trouble = { code: 'STATE_CONFLICT' as const, facts: { object: operation.number, state: operation.state } };
      return { result: { state: 'cancelled' }, audit, jobs: await standDown(scope, operation, trouble) };
    }
    // Back in review: it is applied with the rest, when that is approved.
    const next = meanwhile === 'in-review' ? 'previewed' : state;
    const waits = next === state ? { waiting_for: waitingFor } : {};
    await changeOperation(scope.tx, operationId, { state: next, ...waits });
    return { result: { state: next }, audit };
  },
});
