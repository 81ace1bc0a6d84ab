import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { sql } from 'kysely';
import { ANCHORS } from './schemas.ts';

/** Makes this transaction the only one that notes an anchor that failed, until it ends. */
export async function lockAnchor(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('audit/anchor', 0))`.execute(tx);
}

/** Whether people were told of a failure on that day, seen to since or not. Only as a job: notices are their readers' alone. */
export async function isFailureTold(tx: Tx, day: string): Promise<boolean> {
  const told = tx.selectFrom('notice').select('id').where('kind', '=', 'anchor-failing');
  const ofDay = told
    .where('object_kind', '=', ANCHORS.kind)
    .where('object_id', '=', ANCHORS.id)
    .where('aspect', '=', day);
  return (await ofDay.executeTakeFirst()) !== undefined;
}
