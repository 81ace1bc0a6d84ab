import { disputePolicyAt } from '@zhengyun/rulebook/dispute-policy.ts';
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

/** Until when lines of a statement can be disputed, where they can be now: it is issued, no person agreed to it, and its window is open. */
export async function disputableUntil(
  scope: VerbScope,
  {
    issued_at: issuedAt,
    confirmed_how: how,
  }: { readonly issued_at: Date | null; readonly confirmed_how: string | null },
): Promise<Date | null> {
  if (issuedAt === null || how === 'person') return null;
  const declared = await findDeclaredDays.definition.read(scope);
  const { windowWorkingDays } = disputePolicyAt(issuedAt);
  const until = afterWorkingDays(issuedAt, windowWorkingDays, overridesAt(declared, scope.ctx.now));
  return scope.ctx.now < until ? until : null;
}
