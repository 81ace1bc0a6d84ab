import type { Tx } from '@zhengyun/db/with-transaction.ts';
import type { LeaseRow } from './rules.ts';

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

/** Stores the lease anew. Two takers of a lease that is not there yet both insert; the second one's insert waits and then updates. */
export async function putLease(tx: Tx, stackId: string, lease: LeaseRow): Promise<void> {
  const row = { holder: lease.holder, fence: lease.fence, expires_at: lease.expiresAt };
  await tx
    .insertInto('stack_lease')
    .values({ stack_id: stackId, ...row })
    .onConflict((conflict) => conflict.column('stack_id').doUpdateSet(row))
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
