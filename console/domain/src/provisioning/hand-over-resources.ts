import { handOverResourcesSchema } from '../maintenance/schemas.ts';
import { command } from '../verb/command.ts';
import { giveResources } from './giving-store.ts';

/**
 * The system's stacks, resources and leases are another department's, with what is known of them today: drift, judgement. Operations,
 * reclaims and deliveries of before stay the giving one's. Called within the transfer, which has locked stacks and resources; what
 * stands on the clusters says its new owner later (openOwnership).
 */
export const handOverResources = command({
  event: 'provisioning.handed-over',
  allow: ['job'],
  input: handOverResourcesSchema,
  async act({ tx }, { transferId, systemId, fromDepartmentId, toDepartmentId }) {
    const given = await giveResources(tx, { systemId, toDepartmentId });
    return {
      result: given,
      audit: {
        object: { kind: 'transfer', id: transferId },
        departmentId: fromDepartmentId,
        detail: { systemId, toDepartmentId, ...given },
      },
    };
  },
});
