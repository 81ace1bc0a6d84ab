import type { Tx } from '@zhengyun/db/with-transaction.ts';

/** Names of all business systems within the scope, with whose they are. */
export async function namesOfSystems(tx: Tx) {
  return tx
    .selectFrom('business_system as s')
    .innerJoin('department as d', 'd.id', 's.department_id')
    .select(['s.id', 's.slug', 's.name', 's.number', 's.department_id', 'd.name as department_name'])
    .orderBy('s.number')
    .execute();
}
