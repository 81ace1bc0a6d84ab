import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { previewJob } from './jobs.ts';
import {
  changeOperation,
  findRequest,
  lockOperation,
  operationsOfRequest,
  operationsOfStack,
} from './operation-store.ts';
import { hasEnded, stateAfter, wakes } from './rules.ts';
import { withdrawOperationsSchema } from './schemas.ts';

/**
 * Takes all operations of a request off the list because the request itself ended in review; the stacks they held go to
 * whoever waits for them. Refused: STATE_CONFLICT while the engine is at one of them.
 */
export const withdrawOperations = command({
  event: 'provisioning.cancelled',
  allow: ['job'],
  input: withdrawOperationsSchema,
  async act({ ctx, tx }, { requestId, reason }) {
    const request = await findRequest(tx, requestId);
    if (!request) throw new DomainError('NOT_FOUND', { what: 'request' });
    const waiting: string[] = [];
    const operations = (await operationsOfRequest(tx, requestId)).filter(({ state }) => !hasEnded(state));
    for (const { id, number } of operations) {
      const operation = await lockOperation(tx, id);
      const state = operation && stateAfter(operation.state, 'cancel');
      if (!operation || !state)
        throw new DomainError('STATE_CONFLICT', { object: number, state: operation?.state ?? '' });
      await changeOperation(tx, id, { state, ended_at: ctx.now });
      const sameStack = await operationsOfStack(tx, operation.stack_id);
      waiting.push(...wakes({ ...operation, state }, { sameStack, sameRequest: [] }).previews);
    }
    return {
      result: { cancelled: operations.map(({ number }) => number) },
      audit: {
        object: { kind: 'request', id: requestId },
        departmentId: request.department_id,
        detail: { request: request.number, reason, operations: operations.map(({ number }) => number) },
      },
      jobs: waiting.map(previewJob),
    };
  },
});
