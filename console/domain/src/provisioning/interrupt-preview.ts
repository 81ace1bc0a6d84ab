import { command } from '../verb/command.ts';
import { claimOperation } from './claim-store.ts';
import { previewJob } from './jobs.ts';
import { lockLease } from './lease-store.ts';
import { changeOperation } from './operation-store.ts';
import { holdsLease } from './rules.ts';
import { operationRefSchema } from './schemas.ts';

/** A preview whose worker died changed nothing: it is asked for again. Left alone while its lease lasts. */
export const interruptPreview = command({
  event: 'provisioning.waiting',
  allow: ['job'],
  input: operationRefSchema,
  async act(scope, { operationId }) {
    const { operation, state } = await claimOperation(scope, { operationId, act: 'interrupt-preview' });
    const lease = await lockLease(scope.tx, operation.stack_id);
    const alive = holdsLease(lease, { fence: operation.fence ?? -1n }, scope.ctx.now);
    if (!alive) await changeOperation(scope.tx, operationId, { state });
    return {
      result: { asked: !alive },
      audit: {
        object: { kind: 'operation', id: operationId },
        departmentId: operation.department_id,
        detail: { number: operation.number, alive },
      },
      jobs: alive ? [] : [previewJob(operationId)],
    };
  },
});
