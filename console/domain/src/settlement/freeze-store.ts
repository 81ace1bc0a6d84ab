import { freezesAt, type SettlementPolicy } from '@zhengyun/rulebook/settlement-policy.ts';
import { overridesAt } from '@zhengyun/rulebook/working-day-changes.ts';
import { afterWorkingDays } from '@zhengyun/rulebook/working-days.ts';
import { findDeclaredDays } from '../reclaim/find-declared-days.ts';
import type { VerbScope } from '../verb/context.ts';

/** When `month` freezes, by the working days that are declared by now. */
export async function freezeOf(scope: VerbScope, month: string, policy: SettlementPolicy): Promise<Date> {
  const declared = await findDeclaredDays.definition.read(scope);
  return freezesAt(month, policy, overridesAt(declared, scope.ctx.now));
}

/** By when a department is to confirm what is issued now. */
export async function confirmByOf(scope: VerbScope, policy: SettlementPolicy): Promise<Date> {
  const declared = await findDeclaredDays.definition.read(scope);
  return afterWorkingDays(scope.ctx.now, policy.confirmWorkingDays, overridesAt(declared, scope.ctx.now));
}
