import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { tenancyDeployedSchema } from './schemas.ts';
import { setDeployed } from './store.ts';

/** Notes that a tenancy's base stands on its cluster, with the ceiling that was verified there. Refused: TENANCY_CLOSED where it is on its way out. */
export const markTenancyDeployed = command({
  event: 'tenancy.deployed',
  allow: ['job'],
  input: tenancyDeployedSchema,
  async act({ tx }, { tenancyId, ceiling }) {
    const tenancy = await setDeployed(tx, tenancyId, ceiling);
    if (!tenancy) throw new DomainError('TENANCY_CLOSED');
    return {
      result: { tenancyId },
      audit: {
        object: { kind: 'tenancy', id: tenancyId },
        departmentId: tenancy.department_id,
        detail: { slug: tenancy.slug, ceiling },
      },
    };
  },
});
