import { approvalPolicyAt } from '@zhengyun/rulebook/approval-policy.ts';
import { z } from 'zod';
import { findDeclaredDays } from '../reclaim/find-declared-days.ts';
import { query } from '../verb/query.ts';
import { undecidedUntil } from './expiry-rules.ts';
import { openSince, waitingSince } from './expiry-store.ts';

const DAY_MS = 86_400_000;

/** Keys of transfers whose time to be decided is over, for the worker to end. */
export const findExpiredTransfers = query({
  allow: ['job'],
  input: z.void(),
  async read(scope): Promise<readonly string[]> {
    const { ctx, tx } = scope;
    const { expiry } = approvalPolicyAt(ctx.now);
    const declared = await findDeclaredDays.definition.read(scope);
    const expired: string[] = [];
    // Working days are never fewer than calendar days, whatever was declared of them: nothing that is over is left out.
    for (const id of await waitingSince(tx, new Date(ctx.now.getTime() - expiry.undecided * DAY_MS))) {
      const since = await openSince(tx, id);
      if (since && undecidedUntil(since, expiry, { declared, now: ctx.now }) <= ctx.now) expired.push(id);
    }
    return expired;
  },
});
