import { command } from '../verb/command.ts';
import { claimOperation } from './claim-store.ts';
import { changeOperation } from './operation-store.ts';
import { startSchema } from './schemas.ts';
import { takeLease } from './take-lease.ts';
import { markUnknownSince } from './unknown-store.ts';

/**
 * Takes over the stack of an operation that was cut off, with a fence above the dead writer's. Refused: STATE_CONFLICT where
 * nothing was cut, RESOURCE_BUSY while the old lease's life and grace last, unless it was given back.
 */
export const startRecovering = command({
  event: 'provisioning.recovered',
  allow: ['job'],
  input: startSchema.omit({ passphrase: true }),
  async act(scope, { operationId, holder }) {
    const { operation, state } = await claimOperation(scope, { operationId, act: 'start-recovery' });
    const lease = await takeLease.within(scope, { stackId: operation.stack_id, holder });
    const attempt = operation.attempt + 1;
    await changeOperation(scope.tx, operationId, { state, attempt, fence: lease.fence });
    await markUnknownSince(scope.tx, operationId, scope.ctx.now);
    return {
      result: { lease, attempt },
      audit: {
        object: { kind: 'operation', id: operationId },
        departmentId: operation.department_id,
        detail: { number: operation.number, was: operation.state, previousFence: lease.previousFence },
      },
    };
  },
});
