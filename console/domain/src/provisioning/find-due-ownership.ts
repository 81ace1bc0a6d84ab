import { z } from 'zod';
import { query } from '../verb/query.ts';
import { CHANGE_RETRIED_AFTER_MS } from './change-rules.ts';
import { stacksOfAnother } from './ownership-store.ts';

/** How many are begun in one round: each takes the engine for some seconds, and orders wait beside them. */
const AT_ONCE = 20;

/** Stacks whose objects still say that they are the department's which gave them away; one that just failed waits. */
export const findDueOwnership = query({
  allow: ['job'],
  input: z.strictObject({}),
  async read({ ctx, tx }): Promise<readonly string[]> {
    const retriedSince = new Date(ctx.now.getTime() - CHANGE_RETRIED_AFTER_MS);
    return stacksOfAnother(tx, { retriedSince, limit: AT_ONCE });
  },
});
