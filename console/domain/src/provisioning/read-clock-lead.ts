import { readClock } from '@zhengyun/db/read-clock.ts';
import { z } from 'zod';
import { query } from '../verb/query.ts';

/**
 * How far the caller's clock is ahead of the database's, in milliseconds; below zero: behind it, by the way of the question too. Leases are
 * written and judged by the clocks of several machines; the database's is the one they share.
 */
export const readClockLead = query({
  allow: ['job'],
  input: z.void(),
  read: async ({ ctx, tx }): Promise<number> => ctx.now.getTime() - (await readClock(tx)).getTime(),
});
