import { command } from '../verb/command.ts';
import { claimOperation } from './claim-store.ts';
import { recoverJob } from './jobs.ts';
import { endStackLease } from './lease-store.ts';
import { changeOperation } from './operation-store.ts';
import { recoveryDue } from './rules.ts';
import { recordUnknownSchema } from './schemas.ts';
import { tellEngineers } from './telling-store.ts';
import { markUnknownSince } from './unknown-store.ts';

/**
 * A run ended without saying what it did. The stack stays closed until a recovery knows; the run is over, so its lease ends
 * here and the recovery need not wait for it. A recovery that can't explain what it finds is not repeated: a person decides. Refused: STATE_CONFLICT, LEASE_LOST.
 */
export const recordUnknown = command({
  event: 'provisioning.unknown',
  allow: ['job'],
  input: recordUnknownSchema,
  async act(scope, { operationId, fence, trouble, leftovers }) {
    const { operation, state } = await claimOperation(scope, { operationId, act: 'cut', fence });
    const due = trouble.facts.explained === 'no' ? null : recoveryDue(operation.attempt, scope.ctx.now);
    await changeOperation(scope.tx, operationId, { state, trouble: { ...trouble, leftovers }, recover_after: due });
    await markUnknownSince(scope.tx, operationId, scope.ctx.now);
    await endStackLease(scope.tx, operation.stack_id, fence);
    if (due === null) await tellEngineers(scope, operation, 'operation-attention');
    return {
      result: { state },
      audit: {
        object: { kind: 'operation', id: operationId },
        departmentId: operation.department_id,
        detail: { number: operation.number, trouble, leftovers: leftovers.length },
      },
      jobs: due === null ? [] : [{ ...recoverJob(operationId), runAt: due }],
    };
  },
});
