import type { Tx } from '@zhengyun/db/with-transaction.ts';

interface NewObservation {
  readonly object_id: string;
  readonly observer_id: string;
  readonly at: Date;
  readonly up: boolean;
  readonly latency_ms: number | null;
  readonly detail: string;
}

/** Stores what is new of `observations`; how many were. A repeat of (object, observer, instant) is left as it stands. */
export async function insertObservations(tx: Tx, observations: readonly NewObservation[]): Promise<number> {
  const stored = await tx
    .insertInto('observation')
    .values([...observations])
    .onConflict((conflict) => conflict.doNothing())
    .returning('at')
    .execute();
  return stored.length;
}

/** Of `observations`, the first that stands with another word than given; undefined when all agree. */
export async function firstContradiction(tx: Tx, observations: readonly NewObservation[]) {
  for (const { object_id, observer_id, at, up } of observations) {
    const row = await tx
      .selectFrom('observation')
      .select('up')
      .where('object_id', '=', object_id)
      .where('observer_id', '=', observer_id)
      .where('at', '=', at)
      .executeTakeFirst();
    if (row && row.up !== up) return { objectId: object_id, at };
  }
  return undefined;
}

/** Whether this observer saw any object in [from, to): then its watch has not paused. */
export async function watchedWithin(
  tx: Tx,
  observerId: string,
  { from, to }: { readonly from: Date; readonly to: Date },
) {
  const row = await tx
    .selectFrom('observation')
    .innerJoin('service_object', 'service_object.id', 'observation.object_id')
    .select('observation.at')
    .where('observer_id', '=', observerId)
    .where('at', '>=', from)
    .where('at', '<', to)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

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
