import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { newId } from '../verb/id.ts';
import { nextNumber } from '../verb/number.ts';
import { previewJob } from './jobs.ts';
import { findRequest, insertOperation } from './operation-store.ts';
import { openOperationsSchema } from './schemas.ts';

/** Opens a request's operations and asks for the preview of each. Called within the request's own submission. */
export const openOperations = command({
  event: 'provisioning.operations-opened',
  allow: ['job'],
  input: openOperationsSchema,
  async act({ ctx, tx }, { requestId, operations }) {
    const request = await findRequest(tx, requestId);
    if (!request) throw new DomainError('NOT_FOUND', { what: 'request' });
    const opened: { id: string; number: string }[] = [];
    for (const operation of operations) {
      const id = newId(ctx.now);
      const number = await nextNumber(tx, 'CZ', ctx.now);
      const departmentId = request.department_id;
      await insertOperation(tx, { id, number, requestId, departmentId, at: ctx.now, ...operation });
      opened.push({ id, number });
    }
    return {
      result: { operations: opened },
      audit: {
        object: { kind: 'request', id: requestId },
        departmentId: request.department_id,
        detail: { request: request.number, operations: opened.map(({ number }) => number) },
      },
      jobs: opened.map(({ id }) => previewJob(id)),
    };
  },
});
