import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { previewJob } from './jobs.ts';
import { changeOperation, findRequest, operationsOfRequest, operationsOfStack } from './operation-store.ts';
import { stateAfter, wakes } from './rules.ts';
import { withdrawOperationsSchema } from './schemas.ts';

/**
 * Takes every operation of a request that has not begun to change anything off the list, and wakes what waited for their
 * stacks. Called as the request ends. Operations the engine is at go on and end by themselves.
 */
export const withdrawOperations = command({
  event: 'provisioning.cancelled',
  allow: ['job'],
  input: withdrawOperationsSchema,
  async act({ ctx, tx }, { requestId, reason }) {
    const request = await findRequest(tx, requestId);
    if (!request) throw new DomainError('NOT_FOUND', { what: 'request' });
    const operations = await operationsOfRequest(tx, requestId);
    const ended = operations.filter(({ state }) => stateAfter(state, 'cancel') !== null);
    const next: string[] = [];
    for (const operation of ended) {
      await changeOperation(tx, operation.id, { state: 'cancelled', ended_at: ctx.now });
      const sameStack = await operationsOfStack(tx, operation.stackId);
      next.push(...wakes({ ...operation, state: 'cancelled' }, { sameStack, sameRequest: [] }).previews);
    }
    return {
      result: { cancelled: ended.map(({ number }) => number) },
      audit: {
        object: { kind: 'request', id: requestId },
        departmentId: request.department_id,
        detail: { request: request.number, reason, cancelled: ended.map(({ number }) => number) },
      },
      jobs: next.map(previewJob),
    };
  },
});
