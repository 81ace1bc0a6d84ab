import type { Tx } from '@zhengyun/db/with-transaction.ts';
import type { ItemSpec } from '@zhengyun/rulebook/catalogue.ts';

/** Of which ends of access people were told: `<resource> <end>`. Only as a job: notices are their readers' alone. */
export async function toldAccessEnds(tx: Tx, of: readonly { readonly id: string }[]): Promise<ReadonlySet<string>> {
  if (of.length === 0) return new Set();
  const rows = await tx
    .selectFrom('notice')
    .select(['object_id', 'aspect'])
    .where('kind', '=', 'access-ending')
    .where('object_kind', '=', 'resource')
    .where(
      'object_id',
      'in',
      of.map(({ id }) => id),
    )
    .execute();
  return new Set(rows.map(({ object_id, aspect }) => `${object_id} ${aspect}`));
}

/** A resource as a reminder reads it. */
export async function standingResource(tx: Tx, id: string) {
  const found = tx.selectFrom('resource').select(['number', 'department_id', 'state', 'spec', 'ready_at']);
  const row = await found.where('id', '=', id).executeTakeFirst();
  return row && { ...row, spec: row.spec as ItemSpec };
}
