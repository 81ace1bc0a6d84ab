import type { Actor, Role } from '../verb/actor.ts';
import { holds } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';

/** Who keeps addresses: a department's approvers its own, the operator's engineers the operator's. */
export const KEEPERS = ['department-approver', 'platform-engineer'] as const satisfies readonly Role[];

/** Refuses with NOT_YOURS unless the actor keeps the addresses of the department (null: of the operator). */
export function requireKeeper(actor: Actor, departmentId: string | null): void {
  const keeps =
    departmentId === null ? holds(actor, 'platform-engineer') : holds(actor, 'department-approver', { departmentId });
  if (!keeps) throw new DomainError('NOT_YOURS');
}
