import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { sql } from 'kysely';
import type { EventName } from '../verb/events.ts';
import { ANCHORS } from './schemas.ts';

/** Makes this transaction the only one that notes how an anchor came out, until it ends. */
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

const KEPT = 'audit.anchor-kept' satisfies EventName;

/** When an anchor was last noted as kept outside; null: never. */
export async function lastAnchorAt(tx: Tx): Promise<Date | null> {
  const noted = tx
    .selectFrom('audit_row')
    .select((eb) => eb.fn.max('at').as('at'))
    .where('object_kind', '=', ANCHORS.kind)
    .where('object_id', '=', ANCHORS.id)
    .where('action', '=', KEPT);
  return (await noted.executeTakeFirst())?.at ?? null;
}
