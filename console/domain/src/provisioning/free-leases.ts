import { ingest } from '../verb/ingest.ts';
import { heldLeases } from './lease-store.ts';
import { releaseLease } from './release-lease.ts';
import { leaseSchema } from './schemas.ts';

/**
 * Ends every lease of a worker in its stead: it is dead and so is all it had started, which the caller has made sure of. Each is
 * released with an audit row of its own; gives how many there were.
 */
export const freeLeases = ingest({
  event: 'provisioning.lease-released',
  allow: ['job'],
  input: leaseSchema.pick({ holder: true }),
  async store(scope, { holder }) {
    const leases = await heldLeases(scope.tx, holder, scope.ctx.now);
    for (const lease of leases) await releaseLease.within(scope, lease);
    return { result: { stacks: leases.length } };
  },
});
