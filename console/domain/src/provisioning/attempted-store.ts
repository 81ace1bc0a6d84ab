import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { LEFT_OBJECTS } from '../verb/stacks-with-objects.ts';

/** The last deployment of a stack that did not end well and left objects; undefined where none did. */
export async function lastAttempted(tx: Tx, stackId: string) {
  return tx
    .selectFrom('operation as o')
    .select('o.id')
    .where('o.stack_id', '=', stackId)
    .where(LEFT_OBJECTS)
    .orderBy('o.requested_at', 'desc')
    .orderBy('o.id', 'desc')
    .limit(1)
    .executeTakeFirst();
}
