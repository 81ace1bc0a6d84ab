import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { lockLease, setLastDay } from './lease-store.ts';
import { extendLeaseSchema } from './schemas.ts';

/** Gives a lease the last day that was approved. Called within the approval. Refused: NOT_FOUND; STATE_CONFLICT for one that is no later. */
export const extendLease = command({
  event: 'reclaim.lease-extended',
  allow: ['job'],
  input: extendLeaseSchema,
  async act({ tx }, { resourceId, lastDay, requestId }) {
    const lease = await lockLease(tx, resourceId);
    if (!lease) throw new DomainError('NOT_FOUND', { what: 'lease' });
    const { number, last_day: before, state } = lease;
    if (state !== 'active' || lastDay <= before) throw new DomainError('STATE_CONFLICT', { object: number, state });
    await setLastDay(tx, lease.id, lastDay);
    return {
      result: { lastDay },
      audit: {
        object: { kind: 'resource', id: resourceId },
        departmentId: lease.department_id,
        detail: { number, before, after: lastDay, request: requestId },
      },
    };
  },
});
