import { afterDays, dayOf } from '@zhengyun/rulebook/calendar.ts';
import { RECLAIM_POLICIES } from '@zhengyun/rulebook/reclaim-policy.ts';
import { z } from 'zod';
import { query } from '../verb/query.ts';
import { firstReminderDays, isDue, leaseSteps } from './lease-rules.ts';
import { type LeaseRow, leasesEndingBy } from './lease-store.ts';

/** Resources for whose lease something has to be done now; a lease that can't be read is one: it fails by itself where it is stepped. */
export const findDueLeases = query({
  allow: ['job'],
  input: z.void(),
  async read({ ctx, tx }): Promise<readonly string[]> {
    const days = Math.max(...RECLAIM_POLICIES.map(firstReminderDays));
    const leases = await leasesEndingBy(tx, dayOf(afterDays(ctx.now, days)));
    return leases.filter((lease) => seemsDue(lease, ctx.now)).map((lease) => lease.resource_id);
  },
});

function seemsDue({ last_day: lastDay, policy_id: policyId, ...lease }: LeaseRow, now: Date): boolean {
  try {
    return isDue(leaseSteps({ ...lease, lastDay, policyId }, now));
  } catch {
    return true;
  }
}
