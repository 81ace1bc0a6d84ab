import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { lockLease } from './lease-store.ts';
import { changeInputs, intentOf, lockOperation } from './operation-store.ts';
import { holdsLease } from './rules.ts';
import { recordSurveySchema } from './schemas.ts';

/** What stands in the namespace to be adopted becomes part of the import's inputs, before each of its previews. Refused: NOT_FOUND; LEASE_LOST, so that a worker that was taken over from writes no inputs under its successor's plan; STATE_CONFLICT unless it is an import in preview. */
export const recordSurvey = command({
  event: 'provisioning.import-surveyed',
  allow: ['job'],
  input: recordSurveySchema,
  async act({ ctx, tx }, { operationId, fence, adopted }) {
    const operation = await lockOperation(tx, operationId);
    if (!operation) throw new DomainError('NOT_FOUND', { what: 'operation' });
    if (!holdsLease(await lockLease(tx, operation.stack_id), { fence }, ctx.now))
      throw new DomainError('LEASE_LOST', { operation: operation.number });
    if (operation.state !== 'previewing' || intentOf(operation)?.purpose !== 'import')
      throw new DomainError('STATE_CONFLICT', { object: operation.number, state: operation.state });
    await changeInputs(tx, operationId, { ...(operation.inputs as object), adopted });
    return {
      result: { operationId },
      audit: {
        object: { kind: 'operation', id: operationId },
        departmentId: operation.department_id,
        detail: { number: operation.number, objects: adopted.objects.map(({ kind, name }) => `${kind} ${name}`) },
      },
    };
  },
});
