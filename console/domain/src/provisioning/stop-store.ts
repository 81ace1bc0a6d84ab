import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { mayStop } from './rules.ts';
import { OPERATION_STATES } from './schemas.ts';

/** Notes that a person wants the run to end, for its worker to read. */
export async function askStop(
  tx: Tx,
  operationId: string,
  stop: { readonly at: Date; readonly by: string | null; readonly reason: string },
): Promise<void> {
  await tx
    .updateTable('operation')
    .set({ stop_asked_at: stop.at, stop_asked_by: stop.by, stop_reason: stop.reason })
    .where('id', '=', operationId)
    .execute();
}

/** Why the run that has the stack is to end; null: nobody wants it to. */
export async function stopReason(tx: Tx, stackId: string): Promise<string | null> {
  const row = await tx
    .selectFrom('operation')
    .select('stop_reason')
    .where('stack_id', '=', stackId)
    .where('state', 'in', OPERATION_STATES.filter(mayStop))
    .where('stop_asked_at', 'is not', null)
    .executeTakeFirst();
  return row?.stop_reason ?? null;
}
