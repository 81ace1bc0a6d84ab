import { settleDrift } from '../drift/settle-drift.ts';
import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import type { SecretStore } from '../verb/secret-store.ts';
import { claimOperation } from './claim-store.ts';
import { finishStackWith } from './finish-stack.ts';
import { unmet } from './handover-rules.ts';
import { applyJob, previewJob } from './jobs.ts';
import { keepAdopted } from './maintenance-store.ts';
import { changeOperation, operationsOfRequest, operationsOfStack } from './operation-store.ts';
import { wakes } from './rules.ts';
import { recordVerifiedSchema } from './schemas.ts';
import { settleOperation } from './telling-store.ts';

/**
 * Makes the verb that ends an operation with what the cluster itself said: delivered is what exists and is ready, never
 * less. Wakes what waited for it. Refused: STATE_CONFLICT; LEASE_LOST; VERIFY_TIMED_OUT naming what is not ready.
 */
export function recordVerifiedWith(secrets: SecretStore) {
  const finishStack = finishStackWith(secrets);
  const recordVerified = command({
    event: 'provisioning.verified',
    allow: ['job'],
    input: recordVerifiedSchema,
    async act(scope, { operationId, fence, inventory, tenancyCredential, clusterCa }) {
      const { ctx, tx } = scope;
      const { operation, state } = await claimOperation(scope, { operationId, act: 'verified', fence });
      const missing = unmet(operation.verb, inventory);
      if (missing.length > 0)
        throw new DomainError('VERIFY_TIMED_OUT', { operation: operation.number, waiting: missing.join('; ') });
      await changeOperation(tx, operationId, { state, trouble: null, ended_at: ctx.now });
      await settleOperation(scope, operationId);
      await finishStack.within(scope, { operationId, inventory, tenancyCredential, clusterCa });
      await keepAdopted(scope, operation);
      await settleDrift.within(scope, { stackId: operation.stack_id, operationId, as: 'reverted' });
      const sameRequest = await operationsOfRequest(tx, operation.request_id);
      const sameStack = await operationsOfStack(tx, operation.stack_id);
      const { previews, applies } = wakes({ ...operation, state }, { sameStack, sameRequest });
      // Their wait is over, though they may have to queue for the engine.
      for (const id of applies) await changeOperation(tx, id, { state: 'approved' });
      return {
        result: { state },
        audit: {
          object: { kind: 'operation', id: operationId },
          departmentId: operation.department_id,
          detail: { number: operation.number, objects: inventory.objects.length, clusterUid: inventory.clusterUid },
        },
        jobs: [...previews.map(previewJob), ...applies.map(applyJob)],
      };
    },
  });
  return recordVerified;
}
