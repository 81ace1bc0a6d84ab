import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { sql } from 'kysely';

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

/** Deletes at most `most` observations older than `before`; gives how many went. The database refuses those of the last 400 days. */
export async function forgetObserved(
  tx: Tx,
  { before, most }: { readonly before: Date; readonly most: number },
): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from observation where ctid = any (array(select ctid from observation where at < ${before} limit ${most}))`.execute(
    tx,
  );
  return Number(numAffectedRows ?? 0n);
}
