import { reclaimPolicyOf } from '@zhengyun/rulebook/reclaim-policy.ts';
import { holdRequests } from '../provisioning/hold-requests.ts';
import { openRemoval } from '../provisioning/open-removal.ts';
import { command } from '../verb/command.ts';
import { requireCloud } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { mayRemove } from './lease-rules.ts';
import { lockLease } from './lease-store.ts';
import { removeExpiredSchema } from './schemas.ts';

/**
 * The authority orders a resource out of the recycle bin: its lease is over, and so are the days it stood there to be taken back. As with a cut
 * the plan waits for a technical reviewer of the operator, what is fulfilled by hand for its engineer: no clock deletes, and no one person. Refused: NOT_FOUND; CLOUD_NOT_GRANTED;
 * CLOCK_NOT_OVER; STATE_CONFLICT while something else is being done to it; RESOURCE_BUSY while an extension is in review: it was asked for in time; of what is
 * fulfilled by hand also while another request of it is seen to, and TENANCY_CLOSED, TRANSFER_UNDER_WAY.
 */
export const removeExpired = command({
  event: 'reclaim.removal-ordered',
  allow: ['authority-approver'],
  input: removeExpiredSchema,
  stepUp: true,
  async act(scope, { resourceId, reason }) {
    const { ctx, tx } = scope;
    await holdRequests.definition.read(scope, { resourceId });
    const lease = await lockLease(tx, resourceId);
    if (!lease) throw new DomainError('NOT_FOUND', { what: 'lease' });
    requireCloud(ctx.actor, ['authority-approver'], { cloudId: lease.cloud_id });
    const { number, department_id: departmentId, last_day: lastDay } = lease;
    if (!mayRemove(lastDay, ctx.now, reclaimPolicyOf(lease.policy_id)))
      throw new DomainError('CLOCK_NOT_OVER', { number });
    const removal = await openRemoval.within(scope, { resourceId, reason, extensions: 'wait' });
    return {
      result: removal,
      audit: {
        object: { kind: 'resource', id: resourceId },
        departmentId,
        detail: { number, lastDay, reason, [removal.requestId ? 'request' : 'operation']: removal.number },
      },
    };
  },
});
