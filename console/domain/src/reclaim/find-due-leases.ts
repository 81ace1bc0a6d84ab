import { afterDays, dayOf } from '@zhengyun/rulebook/calendar.ts';
import { RECLAIM_POLICIES } from '@zhengyun/rulebook/reclaim-policy.ts';
import { z } from 'zod';
import { query } from '../verb/query.ts';
import { firstReminderDays, isDue, leaseSteps } from './lease-rules.ts';
import { leasesEndingBy } from './lease-store.ts';

/** Resources for whose lease something has to be done now. */
export const findDueLeases = query({
  allow: ['job'],
  input: z.void(),
  async read({ ctx, tx }): Promise<readonly string[]> {
    const days = Math.max(...RECLAIM_POLICIES.map(firstReminderDays));
    const leases = await leasesEndingBy(tx, dayOf(afterDays(ctx.now, days)));
    return leases
      .filter(({ last_day: lastDay, policy_id: policyId, ...lease }) =>
        isDue(leaseSteps({ ...lease, lastDay, policyId }, ctx.now)),
      )
      .map((lease) => lease.resource_id);
  },
});
