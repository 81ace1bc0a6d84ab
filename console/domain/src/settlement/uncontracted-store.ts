import type { Tx } from '@zhengyun/db/with-transaction.ts';
import type { Period } from '@zhengyun/rulebook/calendar.ts';
import { contractsInForce } from '../contracts/contracts-in-force.ts';
import type { VerbScope } from '../verb/context.ts';
import { priceVersions, resourcesOf } from './facts-store.ts';
import { partsOutside, type UncontractedUse, uncontractedUse } from './uncontracted-rules.ts';

/** A department's use within `period` that no contract of its own covers. The caller sees all of the department's contracts. */
export async function uncontractedUseOf(
  scope: VerbScope,
  departmentId: string,
  period: Period,
): Promise<readonly UncontractedUse[]> {
  const { tx } = scope;
  const inForce = await contractsInForce.definition.read(scope, { departmentId, ...period });
  const contracts = inForce.map(({ validFrom, validTo }) => ({ from: validFrom, to: validTo }));
  if (partsOutside(period, contracts).length === 0) return [];
  const resources = await resourcesOf(tx, departmentId, period.to);
  return uncontractedUse({ period, contracts, resources, versions: await priceVersions(tx, period) });
}

/** Departments that ever held a resource before `until`, by name. */
export async function departmentsWithUse(tx: Tx, until: Date) {
  const held = tx.selectFrom('resource_change').select('department_id').where('at', '<', until);
  return tx.selectFrom('department').select(['id', 'name']).where('id', 'in', held).orderBy('name').execute();
}
