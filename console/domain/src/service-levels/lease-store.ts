import type { Tx } from '@zhengyun/db/with-transaction.ts';

/**
 * Takes the named lease for `holder` until `expiresAt`, when it is free, run out at `now`, or the holder's own; who holds it
 * and until when afterwards, and who held it before.
 */
export async function takeLease(
  tx: Tx,
  lease: { readonly name: string; readonly holder: string; readonly expiresAt: Date },
  now: Date,
) {
  const before = await tx
    .selectFrom('loop_lease')
    .select(['holder', 'expires_at as expiresAt'])
    .where('name', '=', lease.name)
    .forUpdate()
    .executeTakeFirst();
  if (before && before.holder !== lease.holder && before.expiresAt > now) return { ...before, before: before.holder };
  const row = await tx
    .insertInto('loop_lease')
    .values({ name: lease.name, holder: lease.holder, expires_at: lease.expiresAt })
    .onConflict((conflict) =>
      conflict
        .column('name')
        .doUpdateSet({ holder: lease.holder, expires_at: lease.expiresAt })
        .where((eb) => eb.or([eb('loop_lease.holder', '=', lease.holder), eb('loop_lease.expires_at', '<=', now)])),
    )
    .returning(['holder', 'expires_at as expiresAt'])
    .executeTakeFirst();
  if (row) return { ...row, before: before?.holder ?? null };
  const winner = await tx
    .selectFrom('loop_lease')
    .select(['holder', 'expires_at as expiresAt'])
    .where('name', '=', lease.name)
    .executeTakeFirstOrThrow();
  return { ...winner, before: winner.holder };
}

/** Ends the lease when `holder` has it; whether it did. */
export async function endLease(
  tx: Tx,
  lease: { readonly name: string; readonly holder: string },
  now: Date,
): Promise<boolean> {
  const row = await tx
    .updateTable('loop_lease')
    .set({ expires_at: now })
    .where('name', '=', lease.name)
    .where('holder', '=', lease.holder)
    .where('expires_at', '>', now)
    .returning('name')
    .executeTakeFirst();
  return row !== undefined;
}
