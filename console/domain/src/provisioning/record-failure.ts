import { recordDeploymentState } from '../clouds/record-deployment-state.ts';
import { markFailed } from '../requests/mark-failed.ts';
import { markPreviewFailed } from '../requests/mark-preview-failed.ts';
import { command } from '../verb/command.ts';
import { claimOperation } from './claim-store.ts';
import { previewJob } from './jobs.ts';
import { changeOperation, operationsOfRequest, operationsOfStack } from './operation-store.ts';
import { stateAfter, wakes } from './rules.ts';
import { recordFailureSchema } from './schemas.ts';
import { findStack } from './stack-store.ts';

/**
 * An operation failed, with what it left behind by name. Its request's operations that have not begun are taken off the
 * list; in preview the applicant may correct and submit anew. Refused: STATE_CONFLICT, LEASE_LOST.
 */
export const recordFailure = command({
  event: 'provisioning.failed',
  allow: ['job'],
  input: recordFailureSchema,
  async act(scope, { operationId, fence, trouble, findings, leftovers }) {
    const { ctx, tx } = scope;
    const { operation, state } = await claimOperation(scope, { operationId, act: 'fail', fence });
    await changeOperation(tx, operationId, { state, findings, trouble: { ...trouble, leftovers }, ended_at: ctx.now });
    const siblings = await operationsOfRequest(tx, operation.request_id);
    const idle = siblings.filter(
      (sibling) => sibling.id !== operationId && stateAfter(sibling.state, 'cancel') !== null,
    );
    for (const { id } of idle) await changeOperation(tx, id, { state: 'cancelled', ended_at: ctx.now });
    const failed = operation.state === 'previewing' ? markPreviewFailed : markFailed;
    if (operation.request_id) await failed.within(scope, { requestId: operation.request_id, trouble });
    const stack = await findStack(tx, operation.stack_id);
    if (stack?.kind === 'cloud')
      await recordDeploymentState.within(scope, { cloudId: stack.cloud_id, state: 'failed' });
    const sameStack = await operationsOfStack(tx, operation.stack_id);
    const { previews } = wakes({ ...operation, state }, { sameStack, sameRequest: [] });
    return {
      result: { state },
      audit: {
        object: { kind: 'operation', id: operationId },
        departmentId: operation.department_id,
        detail: { number: operation.number, trouble, leftovers, cancelled: idle.map(({ number }) => number) },
      },
      jobs: previews.map(previewJob),
    };
  },
});
