import type { Tx } from '@zhengyun/db/with-transaction.ts';
import type { OperationState } from './schemas.ts';

/** When the longest run in `state` began whose end is not unknown; null: there is none. */
export async function oldestStart(tx: Tx, state: OperationState): Promise<Date | null> {
  const row = await tx
    .selectFrom('operation')
    .select('started_at')
    .where('state', '=', state)
    .where('unknown_since', 'is', null)
    .where('started_at', 'is not', null)
    .orderBy('started_at')
    .limit(1)
    .executeTakeFirst();
  return row?.started_at ?? null;
}
