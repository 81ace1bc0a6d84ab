import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { sql } from 'kysely';

/** Deletes at most `most` ratings that are the newest of nothing and that no statement names, with all that is theirs; one that is being worked on is left for the next time. */
export async function forgetReplaced(tx: Tx, most: number) {
  const { rows } = await sql<{ id: string }>`
    select r.id from rated_month r
     where not r.current and not exists (select from statement s where s.rating_id = r.id)
     order by r.id limit ${most} for update skip locked`.execute(tx);
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return { ratings: 0, charges: 0 };
  await tx.deleteFrom('rated_item').where('rating_id', 'in', ids).execute();
  const { numDeletedRows } = await tx.deleteFrom('charge').where('rating_id', 'in', ids).executeTakeFirstOrThrow();
  await tx.deleteFrom('rated_month').where('id', 'in', ids).execute();
  return { ratings: ids.length, charges: Number(numDeletedRows) };
}
