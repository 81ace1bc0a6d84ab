import { markFailed } from '../requests/mark-failed.ts';
import { command } from '../verb/command.ts';
import { claimOperation } from './claim-store.ts';
import { previewJob } from './jobs.ts';
import { changeOperation, operationsOfRequest, operationsOfStack } from './operation-store.ts';
import { stateAfter, wakes } from './rules.ts';
import { cancelOperationSchema } from './schemas.ts';

/**
 * Takes an operation that has not begun to change anything off the list, with the others of its request: half a request is
 * nobody's wish. Refused: STATE_CONFLICT once the engine is at it.
 */
export const cancelOperation = command({
  event: 'provisioning.cancelled',
  allow: ['platform-engineer'],
  input: cancelOperationSchema,
  async act(scope, { operationId, reason }) {
    const { ctx, tx } = scope;
    const { operation } = await claimOperation(scope, { operationId, act: 'cancel' });
    const siblings = await operationsOfRequest(tx, operation.request_id);
    const ended = [operation, ...siblings.filter(({ id }) => id !== operationId)].filter(
      ({ state }) => stateAfter(state, 'cancel') !== null,
    );
    for (const { id } of ended) await changeOperation(tx, id, { state: 'cancelled', ended_at: ctx.now });
    const trouble = {
      code: 'STATE_CONFLICT' as const,
      facts: { object: operation.number, state: 'cancelled', reason },
    };
    if (operation.request_id) await markFailed.within(scope, { requestId: operation.request_id, trouble });
    const sameStack = await operationsOfStack(tx, operation.stack_id);
    const { previews } = wakes({ ...operation, state: 'cancelled' }, { sameStack, sameRequest: [] });
    return {
      result: { cancelled: ended.map(({ number }) => number) },
      audit: {
        object: { kind: 'operation', id: operationId },
        departmentId: operation.department_id,
        detail: { number: operation.number, reason, with: ended.map(({ number }) => number) },
      },
      jobs: previews.map(previewJob),
    };
  },
});
