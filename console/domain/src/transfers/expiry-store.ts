import type { Tx } from '@zhengyun/db/with-transaction.ts';

/** Open transfers with a step that has been open since `since` or longer: what may have waited too long. */
export async function waitingSince(tx: Tx, since: Date): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('transfer as t')
    .innerJoin('transfer_step as a', 'a.transfer_id', 't.id')
    .select('t.id')
    .distinct()
    .where('t.ended_at', 'is', null)
    .where('a.decision', 'is', null)
    .where('a.opened_at', '<=', since)
    .orderBy('t.id')
    .execute();
  return rows.map(({ id }) => id);
}

/** When the oldest step opened that nobody has decided; null: none is open. */
export async function openSince(tx: Tx, transferId: string): Promise<Date | null> {
  const { opened } = await tx
    .selectFrom('transfer_step')
    .select((eb) => eb.fn.min('opened_at').as('opened'))
    .where('transfer_id', '=', transferId)
    .where('decision', 'is', null)
    .executeTakeFirstOrThrow();
  return opened;
}
