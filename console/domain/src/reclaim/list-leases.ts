import { afterDays, dayOf } from '@zhengyun/rulebook/calendar.ts';
import { reclaimPolicyAt } from '@zhengyun/rulebook/reclaim-policy.ts';
import type { z } from 'zod';
import { query } from '../verb/query.ts';
import { firstReminderDays } from './lease-rules.ts';
import { pageOfLeases } from './lease-store.ts';
import { type leasePageSchema, leasesInputSchema } from './schemas.ts';
import { leaseView } from './view-rules.ts';

/** The last day that `show` asks for; undefined: any. */
function untilOf(show: 'ending' | 'bin' | 'all', now: Date): string | undefined {
  if (show === 'all') return undefined;
  // Of the bin: yesterday is the last day that is over.
  const days = show === 'bin' ? -2 : firstReminderDays(reclaimPolicyAt(now)) - 1;
  return dayOf(afterDays(now, days));
}

/** Leases of resources in use: the caller's departments', or all for those who look across departments. */
export const listLeases = query({
  allow: ['signed-in', 'job'],
  input: leasesInputSchema,
  async read({ ctx, tx }, { show, cursor, limit }): Promise<z.output<typeof leasePageSchema>> {
    const { rows, ...page } = await pageOfLeases(tx, { cursor, limit, until: untilOf(show, ctx.now) });
    return { ...page, items: rows.map((row) => leaseView(row, ctx)) };
  },
});
