import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { endTenancySchema } from './schemas.ts';
import { setTenancyState } from './store.ts';

const EVENTS = {
  closing: 'tenancy.closing',
  released: 'tenancy.closed',
  deployed: 'tenancy.closing-ended',
  planned: 'tenancy.closing-ended',
  lapsed: 'tenancy.lapsed',
} as const;

/** Takes a tenancy through its end: closing, released once its namespace is gone, in use again, or lapsed where it was to be adopted. Called within what brings that about. Refused: TENANCY_CLOSED where it was released before. */
export const endTenancy = command({
  event: 'tenancy.closed',
  allow: ['job'],
  input: endTenancySchema,
  async act({ tx }, { tenancyId, state }) {
    const tenancy = await setTenancyState(tx, tenancyId, state);
    if (!tenancy) throw new DomainError('TENANCY_CLOSED');
    const { department_id: departmentId, number } = tenancy;
    return {
      result: { tenancyId },
      audit: { action: EVENTS[state], object: { kind: 'tenancy', id: tenancyId }, departmentId, detail: { number } },
    };
  },
});
