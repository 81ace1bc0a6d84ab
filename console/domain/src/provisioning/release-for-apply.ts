import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { applyJob } from './jobs.ts';
import { changeOperation, findRequest, operationsOfRequest } from './operation-store.ts';
import { blocksApply, stateAfter } from './rules.ts';
import { releaseForApplySchema } from './schemas.ts';

/** The request was approved: its previewed operations may be applied, bases first. Called within the last approval. */
export const releaseForApply = command({
  event: 'provisioning.released-for-apply',
  allow: ['job'],
  input: releaseForApplySchema,
  async act({ tx }, { requestId }) {
    const request = await findRequest(tx, requestId);
    if (!request) throw new DomainError('NOT_FOUND', { what: 'request' });
    const operations = await operationsOfRequest(tx, requestId);
    const released = operations.filter((operation) => stateAfter(operation.state, 'release') !== null);
    const after = operations.map((operation) =>
      released.includes(operation) ? { ...operation, state: 'approved' as const } : operation,
    );
    for (const { id, state } of after.filter(({ id }) => released.some((operation) => operation.id === id))) {
      await changeOperation(tx, id, { state });
    }
    const ready = after.filter((operation) => operation.state === 'approved' && blocksApply(operation, after) === null);
    return {
      result: { released: released.length },
      audit: {
        object: { kind: 'request', id: requestId },
        departmentId: request.department_id,
        detail: { request: request.number, operations: released.map(({ number }) => number) },
      },
      jobs: ready.map(({ id }) => applyJob(id)),
    };
  },
});
