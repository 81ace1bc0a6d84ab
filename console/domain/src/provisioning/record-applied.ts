import { command } from '../verb/command.ts';
import { claimOperation } from './claim-store.ts';
import { changeOperation } from './operation-store.ts';
import { recordAppliedSchema } from './schemas.ts';
import { setStackProvider } from './stack-store.ts';
import { markKnown } from './unknown-store.ts';

/**
 * The engine did what was approved; what it made is not delivered before the cluster has been read. A trouble it had on the way
 * is over, and told by its audit rows alone. Refused: STATE_CONFLICT, LEASE_LOST.
 */
export const recordApplied = command({
  event: 'provisioning.verifying',
  allow: ['job'],
  input: recordAppliedSchema,
  async act(scope, { operationId, fence, provider, outputs, counts, engineMs }) {
    const { operation, state } = await claimOperation(scope, { operationId, act: 'applied', fence });
    await changeOperation(scope.tx, operationId, { state, summary: { counts, engineMs, outputs }, trouble: null });
    await markKnown(scope.tx, operationId);
    await setStackProvider(scope.tx, operation.stack_id, provider);
    return {
      result: { state },
      audit: {
        object: { kind: 'operation', id: operationId },
        departmentId: operation.department_id,
        detail: { number: operation.number, counts, engineMs, provider: provider.kind },
      },
    };
  },
});
