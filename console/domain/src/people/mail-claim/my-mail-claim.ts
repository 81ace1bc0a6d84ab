import { z } from 'zod';
import { query } from '../../verb/query.ts';
import { MOST_TRIES } from './rules.ts';
import type { MailClaim } from './schemas.ts';
import { claimOf } from './store.ts';

/** The address the caller wants mail at and has not confirmed yet. */
export const myMailClaim = query({
  allow: ['signed-in'],
  input: z.void(),
  async read({ ctx, tx }): Promise<MailClaim> {
    const claim = ctx.actor.kind === 'person' ? await claimOf(tx, ctx.actor.id) : undefined;
    if (!claim || claim.confirmed_at) return null;
    return {
      mail: claim.mail,
      claimedAt: claim.claimed_at.toISOString(),
      expiresAt: claim.expires_at?.toISOString() ?? null,
      triesLeft: Math.max(0, MOST_TRIES - claim.tries),
      unsent: claim.unsent as NonNullable<MailClaim>['unsent'],
    };
  },
});
