import type { Tx } from '@zhengyun/db/with-transaction.ts';

/** Gives a system's stacks and resources, with what hangs on them, to another department. How many of each it was. */
export async function giveResources(
  tx: Tx,
  { systemId, toDepartmentId: department_id }: { readonly systemId: string; readonly toDepartmentId: string },
) {
  const tenancies = tx.selectFrom('tenancy').select('id').where('system_id', '=', systemId);
  const stacks = await tx
    .updateTable('stack')
    .set({ department_id })
    .where('tenancy_id', 'in', tenancies)
    .returning('id')
    .execute();
  const resources = await tx
    .updateTable('resource')
    .set({ department_id })
    .where('system_id', '=', systemId)
    .returning('id')
    .execute();
  const stackIds = stacks.map(({ id }) => id);
  const resourceIds = resources.map(({ id }) => id);
  if (resourceIds.length > 0)
    await tx.updateTable('lease').set({ department_id }).where('resource_id', 'in', resourceIds).execute();
  if (stackIds.length > 0) {
    await tx.updateTable('drift_check').set({ department_id }).where('stack_id', 'in', stackIds).execute();
    await tx.updateTable('policy_judgement').set({ department_id }).where('stack_id', 'in', stackIds).execute();
    const drifts = tx.updateTable('drift').set({ department_id }).where('stack_id', 'in', stackIds);
    await drifts.where('ended_at', 'is', null).execute();
  }
  return { stacks: stacks.length, resources: resources.length };
}
