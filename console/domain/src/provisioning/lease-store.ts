import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { LEASE_GRACE_MS, type LeaseRow } from './rules.ts';

/** The stack's lease, locked until the transaction ends; null when it was never taken. */
export async function lockLease(tx: Tx, stackId: string): Promise<LeaseRow | null> {
  const row = await tx
    .selectFrom('stack_lease')
    .select(['holder', 'fence', 'expires_at'])
    .where('stack_id', '=', stackId)
    .forUpdate()
    .executeTakeFirst();
  return row ? { holder: row.holder, fence: row.fence, expiresAt: row.expires_at } : null;
}

/** Stores a lease with a fence above the stored one's; false when another taker was quicker (neither saw a row to lock). */
export async function putLease(tx: Tx, stackId: string, lease: LeaseRow): Promise<boolean> {
  const row = { holder: lease.holder, fence: lease.fence, expires_at: lease.expiresAt };
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('stack_lease')
    .values({ stack_id: stackId, ...row })
    .onConflict((conflict) => conflict.column('stack_id').doUpdateSet(row).where('stack_lease.fence', '<', lease.fence))
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** Ends a lease at once, its fence kept: the next taker need not wait. False when it is another's by now. */
export async function endLease(tx: Tx, claim: { stackId: string; holder: string; fence: bigint }): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('stack_lease')
    .set({ expires_at: new Date(0) })
    .where('stack_id', '=', claim.stackId)
    .where('holder', '=', claim.holder)
    .where('fence', '=', claim.fence)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** The leases of `holder` that are not over at `now`, by stack. */
export async function heldLeases(tx: Tx, holder: string, now: Date) {
  const rows = await tx
    .selectFrom('stack_lease')
    .select(['stack_id', 'fence'])
    .where('holder', '=', holder)
    .where('expires_at', '>', new Date(now.getTime() - LEASE_GRACE_MS))
    .orderBy('stack_id')
    .execute();
  return rows.map(({ stack_id, fence }) => ({ stackId: stack_id, holder, fence }));
}

/** Ends the lease of that fence at once, whoever holds it: the run under it is over. */
export async function endStackLease(tx: Tx, stackId: string, fence: bigint): Promise<void> {
  await tx
    .updateTable('stack_lease')
    .set({ expires_at: new Date(0) })
    .where('stack_id', '=', stackId)
    .where('fence', '=', fence)
    .execute();
}

/** Moves the end of a lease that is still the caller's and not over; false when it is not. */
export async function extendLease(
  tx: Tx,
  claim: { stackId: string; holder: string; fence: bigint; now: Date },
  expiresAt: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('stack_lease')
    .set({ expires_at: expiresAt })
    .where('stack_id', '=', claim.stackId)
    .where('holder', '=', claim.holder)
    .where('fence', '=', claim.fence)
    .where('expires_at', '>', claim.now)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
