import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { type Restorable, restorableSchema } from './schemas.ts';

/** Since when a stack's resource stands stopped; null: it runs, or nobody switched it. */
export async function stoppedSince(tx: Tx, stackId: string): Promise<Date | null> {
  const row = await tx
    .selectFrom('resource as r')
    .innerJoin('resource_change as x', 'x.resource_id', 'r.id')
    .select((eb) => eb.fn.max('x.at').as('at'))
    .where('r.stack_id', '=', stackId)
    .where('r.power', '=', 'stopped')
    .where('x.kind', '=', 'stop')
    .executeTakeFirst();
  return row?.at ?? null;
}

/** What an operation's removal could be undone from, as it was last looked at; null: it was not. */
export async function restorableOf(tx: Tx, operationId: string): Promise<Restorable | null> {
  const row = await tx
    .selectFrom('operation')
    .select('restorable')
    .where('id', '=', operationId)
    .executeTakeFirstOrThrow();
  return restorableSchema.nullable().parse(row.restorable);
}

export async function noteRestorable(tx: Tx, operationId: string, restorable: Restorable): Promise<void> {
  await tx
    .updateTable('operation')
    .set({ restorable: JSON.stringify(restorable) })
    .where('id', '=', operationId)
    .execute();
}
