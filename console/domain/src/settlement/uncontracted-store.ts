import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { monthOf, type Period } from '@zhengyun/rulebook/calendar.ts';
import { contractsInForce } from '../contracts/contracts-in-force.ts';
import { workOutCharges } from '../rating/work-out-charges.ts';
import type { VerbScope } from '../verb/context.ts';
import { partsOutside, type UncontractedUse, uncontractedUse } from './uncontracted-rules.ts';

/** A department's use within `period`, a month or part of one, that no contract of its own covers. The caller sees all of the department's contracts. */
export async function uncontractedUseOf(
  scope: VerbScope,
  departmentId: string,
  period: Period,
): Promise<readonly UncontractedUse[]> {
  const inForce = await contractsInForce.definition.read(scope, { departmentId, ...period });
  const contracts = inForce.map(({ validFrom, validTo }) => ({ from: validFrom, to: validTo }));
  const uses: UncontractedUse[] = [];
  for (const part of partsOutside(period, contracts)) {
    const of = { departmentId, month: monthOf(part.from), ...part };
    uses.push(...uncontractedUse(await workOutCharges.definition.read(scope, of)));
  }
  return uses;
}

/** Departments that ever held a resource before `until`, by name. */
export async function departmentsWithUse(tx: Tx, until: Date) {
  const held = tx.selectFrom('resource_change').select('department_id').where('at', '<', until);
  return tx.selectFrom('department').select(['id', 'name']).where('id', 'in', held).orderBy('name').execute();
}
