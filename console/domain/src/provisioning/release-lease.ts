import { command } from '../verb/command.ts';
import { endLease } from './lease-store.ts';
import { leaseSchema } from './schemas.ts';

/** Gives a lease back after its child has ended: the next taker need not wait. One that was lost is left to its new holder. */
export const releaseLease = command({
  event: 'provisioning.lease-released',
  allow: ['job'],
  input: leaseSchema,
  async act({ tx }, { stackId, holder, fence }) {
    const own = await endLease(tx, { stackId, holder, fence });
    return {
      result: { released: own },
      audit: { object: { kind: 'stack', id: stackId }, detail: { holder, fence, own } },
    };
  },
});
