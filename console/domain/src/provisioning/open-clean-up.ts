import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { newId } from '../verb/id.ts';
import { nextNumber } from '../verb/number.ts';
import { previewJob } from './jobs.ts';
import { findOperation, insertOperation } from './operation-store.ts';
import { operationRefSchema } from './schemas.ts';

/**
 * Opens the removal of what a failed line's operation made: nobody ordered half a resource, and while its objects stand its
 * quota is held. It is no request's, so no one approves it; it is the consequence of an order that was. Called as that fails.
 * Refused: NOT_FOUND.
 */
export const openCleanUp = command({
  event: 'provisioning.clean-up-opened',
  allow: ['job'],
  input: operationRefSchema,
  async act({ ctx, tx }, { operationId }) {
    const failed = await findOperation(tx, operationId);
    if (!failed) throw new DomainError('NOT_FOUND', { what: 'operation' });
    const id = newId(ctx.now);
    const number = await nextNumber(tx, 'CZ', ctx.now);
    const { stack_id: stackId, line_id: lineId, department_id: departmentId, ordinal, program, inputs } = failed;
    const owner = { requestId: null, lineId, departmentId };
    await insertOperation(tx, {
      id,
      number,
      stackId,
      ...owner,
      ordinal,
      verb: 'destroy',
      program,
      inputs,
      at: ctx.now,
    });
    return {
      result: { operationId: id },
      audit: { object: { kind: 'operation', id }, departmentId, detail: { number, after: failed.number } },
      jobs: [previewJob(id)],
    };
  },
});
