import type { z } from 'zod';
import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { lockLease, putLease } from './lease-store.ts';
import { LEASE_LIFE_MS, mayTakeLease } from './rules.ts';
import { type leaseSchema, takeLeaseSchema } from './schemas.ts';

/** A lease just taken; `previousFence` names the writer before, whose state connections a take-over cuts. */
export interface TakenLease extends z.output<typeof leaseSchema> {
  readonly previousFence: bigint | null;
}

/**
 * Takes a stack's lease with a fence above all before it. Refused with RESOURCE_BUSY while a run has it, also one of the same
 * holder, or it ran out less than its grace ago; one that was given back is free at once.
 */
export const takeLease = command({
  event: 'provisioning.lease-taken',
  allow: ['job'],
  input: takeLeaseSchema,
  async act({ ctx, tx }, { stackId, holder }) {
    const lease = await lockLease(tx, stackId);
    if (!mayTakeLease(lease, ctx.now)) throw new DomainError('RESOURCE_BUSY', { stack: stackId });
    const fence = (lease?.fence ?? 0n) + 1n;
    const expiresAt = new Date(ctx.now.getTime() + LEASE_LIFE_MS);
    const taken = await putLease(tx, stackId, { holder, fence, expiresAt });
    if (!taken) throw new DomainError('RESOURCE_BUSY', { stack: stackId });
    const result: TakenLease = { stackId, holder, fence, previousFence: lease?.fence ?? null };
    return { result, audit: { object: { kind: 'stack', id: stackId }, detail: { holder, fence } } };
  },
});
