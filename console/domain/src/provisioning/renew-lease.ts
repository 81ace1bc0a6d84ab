import { DomainError } from '../verb/errors.ts';
import { ingest } from '../verb/ingest.ts';
import { extendLease } from './lease-store.ts';
import { LEASE_LIFE_MS } from './rules.ts';
import { leaseSchema } from './schemas.ts';
import { stopReason } from './stop-store.ts';

/**
 * Renews a lease for its whole life; the session's audit row is that of its taking. Refused with LEASE_LOST when it is
 * over or another holder has the stack: the caller's child must end. `stopReason`: why a person wants the run to end, else null.
 */
export const renewLease = ingest({
  event: 'provisioning.lease-taken',
  allow: ['job'],
  input: leaseSchema,
  async store({ ctx, tx }, claim) {
    const expiresAt = new Date(ctx.now.getTime() + LEASE_LIFE_MS);
    if (!(await extendLease(tx, { ...claim, now: ctx.now }, expiresAt))) {
      throw new DomainError('LEASE_LOST', { stack: claim.stackId });
    }
    return { result: { expiresAt, stopReason: await stopReason(tx, claim.stackId) } };
  },
});
