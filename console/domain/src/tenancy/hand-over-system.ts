import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { giveSystem } from './giving-store.ts';
import { handOverSystemSchema } from './schemas.ts';

/** The system and its tenancies, those that ended too, are another department's. Called within the transfer. Refused: STATE_CONFLICT where the giving one does not have it. */
export const handOverSystem = command({
  event: 'tenancy.system-handed-over',
  allow: ['job'],
  input: handOverSystemSchema,
  async act({ tx }, { transferId, systemId, fromDepartmentId, toDepartmentId }) {
    const given = await giveSystem(tx, { systemId, fromDepartmentId, toDepartmentId });
    if (!given) throw new DomainError('STATE_CONFLICT', { object: systemId });
    return {
      result: { systemId },
      audit: {
        object: { kind: 'system', id: systemId },
        departmentId: fromDepartmentId,
        detail: { number: given.number, transferId, fromDepartmentId, toDepartmentId, tenancies: given.tenancies },
      },
    };
  },
});
