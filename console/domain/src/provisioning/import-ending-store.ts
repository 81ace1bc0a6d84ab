import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { sql } from 'kysely';
import { endTenancy } from '../tenancy/end-tenancy.ts';
import type { VerbScope } from '../verb/context.ts';
import { intentOf, type OperationRow } from './operation-store.ts';
import { findStack } from './stack-store.ts';

/**
 * An import that was refused or called off leaves place and name of its tenancy to others: the namespace is still nobody's. One that
 * changed something, or came after one that did, keeps them until it is imported or closed.
 */
export async function lapseImport(
  scope: VerbScope,
  operation: OperationRow,
  { touched }: { readonly touched: boolean },
): Promise<void> {
  if (touched || intentOf(operation)?.purpose !== 'import') return;
  const stack = await findStack(scope.tx, operation.stack_id);
  if (!stack?.tenancy_id || stack.state !== 'new' || (await wasTouched(scope.tx, stack.id))) return;
  await endTenancy.within(scope, { tenancyId: stack.tenancy_id, state: 'lapsed' });
}

/** Whether any operation of the stack, however it ended, left something on the cluster. */
async function wasTouched(tx: Tx, stackId: string): Promise<boolean> {
  const touched = sql<boolean>`(summary is not null or jsonb_array_length(coalesce(trouble->'leftovers', '[]')) > 0)`;
  const found = tx.selectFrom('operation').select('id').where('stack_id', '=', stackId).where(touched);
  return (await found.limit(1).executeTakeFirst()) !== undefined;
}
