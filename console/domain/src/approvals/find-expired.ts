import { approvalPolicyAt } from '@zhengyun/rulebook/approval-policy.ts';
import { z } from 'zod';
import { findDeclaredDays } from '../reclaim/find-declared-days.ts';
import { query } from '../verb/query.ts';
import { expiryOf, hasExpired } from './expiry-rules.ts';
import { expiryFacts, waitingSince } from './expiry-store.ts';

const DAY_MS = 86_400_000;

/** Keys of requests whose time to be decided or applied is over, for the worker to end. */
export const findExpired = query({
  allow: ['job'],
  input: z.void(),
  async read(scope): Promise<readonly string[]> {
    const { ctx, tx } = scope;
    const { expiry } = approvalPolicyAt(ctx.now);
    // Working days are never fewer than calendar days, whatever was declared of them: nothing that is over is left out.
    const before = (days: number) => new Date(ctx.now.getTime() - days * DAY_MS);
    const old = { undecidedSince: before(expiry.undecided), unappliedSince: before(expiry.unapplied) };
    const declared = await findDeclaredDays.definition.read(scope);
    const expired: string[] = [];
    for (const requestId of await waitingSince(tx, old)) {
      const facts = await expiryFacts(tx, requestId);
      if (facts && hasExpired(expiryOf(facts, expiry, { declared, now: ctx.now }), ctx.now)) expired.push(requestId);
    }
    return expired;
  },
});
