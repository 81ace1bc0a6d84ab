import { sql } from 'kysely';
import { z } from 'zod';
import { query } from '../verb/query.ts';

/**
 * How far the caller's clock is ahead of the database's, in milliseconds; below zero: behind it, by the way of the question too. The one place
 * where the database's clock is read: leases are written and judged by the clocks of several machines, and it is the one they share.
 */
export const readClockLead = query({
  allow: ['job'],
  input: z.void(),
  async read({ ctx, tx }): Promise<number> {
    const { rows } = await sql<{ at: Date }>`select clock_timestamp() as at`.execute(tx);
    return ctx.now.getTime() - (rows[0]?.at ?? ctx.now).getTime();
  },
});
