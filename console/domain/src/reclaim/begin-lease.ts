import { lastDayAfter } from '@zhengyun/rulebook/lease-term.ts';
import { reclaimPolicyAt } from '@zhengyun/rulebook/reclaim-policy.ts';
import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { newId } from '../verb/id.ts';
import { insertLease, resourceToLease } from './lease-store.ts';
import { beginLeaseSchema } from './schemas.ts';

/**
 * Begins the lease of a delivered resource: the months its order asked for, or those of the policy in force, which the lease keeps to
 * its end. Bastion accounts get none, their days are their own. A lease that is there stays as it is. Refused: NOT_FOUND.
 */
export const beginLease = command({
  event: 'reclaim.lease-begun',
  allow: ['job'],
  input: beginLeaseSchema,
  async act({ ctx, tx }, { resourceId, at }) {
    const resource = await resourceToLease(tx, resourceId);
    if (!resource) throw new DomainError('NOT_FOUND', { what: 'resource' });
    const { department_id: departmentId, number, spec, months: asked } = resource;
    const policy = reclaimPolicyAt(at);
    const months = asked ?? policy.term.defaultMonths;
    const lastDay = lastDayAfter(at, months);
    const lease = { id: newId(ctx.now), resource_id: resourceId, department_id: departmentId, begun_at: at };
    const begun =
      spec.item !== 'bastion-account' && (await insertLease(tx, { ...lease, policy_id: policy.id, last_day: lastDay }));
    return {
      result: { begun, lastDay },
      audit: {
        object: { kind: 'resource', id: resourceId },
        departmentId,
        detail: { number, begun, months, lastDay, policy: policy.id },
      },
    };
  },
});
