import type { Tx } from '@zhengyun/db/with-transaction.ts';

interface Giving {
  readonly systemId: string;
  readonly fromDepartmentId: string;
  readonly toDepartmentId: string;
}

/** Gives the system and its tenancies to another department; undefined where it was not the giving one's. */
export async function giveSystem(tx: Tx, { systemId, fromDepartmentId, toDepartmentId }: Giving) {
  const system = await tx
    .updateTable('business_system')
    .set({ department_id: toDepartmentId })
    .where('id', '=', systemId)
    .where('department_id', '=', fromDepartmentId)
    .returning('number')
    .executeTakeFirst();
  if (!system) return undefined;
  const tenancies = await tx
    .updateTable('tenancy')
    .set({ department_id: toDepartmentId })
    .where('system_id', '=', systemId)
    .returning('number')
    .execute();
  return { number: system.number, tenancies: tenancies.map(({ number }) => number).toSorted() };
}
