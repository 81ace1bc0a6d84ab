import type { Tx } from '@zhengyun/db/with-transaction.ts';

/** Open transfers with a step that has waited for who has it since `since` or longer: what may have waited too long. */
export async function waitingSince(tx: Tx, since: Date): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('transfer as t')
    .innerJoin('transfer_step as a', 'a.transfer_id', 't.id')
    .select('t.id')
    .distinct()
    .where('t.ended_at', 'is', null)
    .where('a.decision', 'is', null)
    .where((eb) => eb(eb.fn.coalesce('a.reseated_at', 'a.opened_at'), '<=', since))
    .orderBy('t.id')
    .execute();
  return rows.map(({ id }) => id);
}

/** Since when the oldest step that nobody has decided waits for who has it; null: none is open. */
export async function openSince(tx: Tx, transferId: string): Promise<Date | null> {
  const { opened } = await tx
    .selectFrom('transfer_step')
    .select((eb) => eb.fn.min<Date | null>(eb.fn.coalesce('reseated_at', 'opened_at')).as('opened'))
    .where('transfer_id', '=', transferId)
    .where('decision', 'is', null)
    .executeTakeFirstOrThrow();
  return opened;
}
