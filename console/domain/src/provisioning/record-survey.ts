import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { changeInputs, intentOf, lockOperation } from './operation-store.ts';
import { recordSurveySchema } from './schemas.ts';

/** What stands in the namespace to be adopted becomes part of the import's inputs, before each of its previews. Refused: NOT_FOUND; STATE_CONFLICT unless it is an import in preview. */
export const recordSurvey = command({
  event: 'provisioning.import-surveyed',
  allow: ['job'],
  input: recordSurveySchema,
  async act({ tx }, { operationId, adopted }) {
    const operation = await lockOperation(tx, operationId);
    if (!operation) throw new DomainError('NOT_FOUND', { what: 'operation' });
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
