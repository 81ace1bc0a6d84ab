import { reclaimPolicyOf } from '@zhengyun/rulebook/reclaim-policy.ts';
import { query } from '../verb/query.ts';
import { mayRemove } from './lease-rules.ts';
import { standingLeasesOf } from './lease-store.ts';
import { findRemovableSchema } from './schemas.ts';

/** Printed numbers of a system's resources in use whose leases are over for so long that the authority may order them removed, in order. */
export const findRemovable = query({
  allow: ['applicant'],
  input: findRemovableSchema,
  async read({ ctx, tx }, { systemId }): Promise<readonly string[]> {
    const leases = await standingLeasesOf(tx, systemId);
    return leases
      .filter(({ last_day, policy_id }) => mayRemove(last_day, ctx.now, reclaimPolicyOf(policy_id)))
      .map(({ number }) => number);
  },
});
