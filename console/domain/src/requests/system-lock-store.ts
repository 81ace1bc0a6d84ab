import type { Tx } from '@zhengyun/db/with-transaction.ts';

/** The department's system, held against going to another until the transaction ends; undefined: it has none such. */
export async function lockOwnSystem(
  tx: Tx,
  { systemId, departmentId }: { readonly systemId: string; readonly departmentId: string },
) {
  return tx
    .selectFrom('business_system')
    .select('number')
    .where('id', '=', systemId)
    .where('department_id', '=', departmentId)
    .forShare()
    .executeTakeFirst();
}

/** Printed number of the transfer of a system that has not ended; undefined: there is none. */
export async function openTransferOf(tx: Tx, systemId: string): Promise<string | undefined> {
  const open = tx
    .selectFrom('transfer')
    .select('number')
    .where('system_id', '=', systemId)
    .where('ended_at', 'is', null);
  return (await open.executeTakeFirst())?.number;
}
