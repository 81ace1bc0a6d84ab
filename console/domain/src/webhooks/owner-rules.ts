import type { Actor, Role } from '../verb/actor.ts';
import { cloudsGranted, holds, requireEverywhere } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';

/** Who keeps addresses: a department's approvers its own, the operator's engineers of every cloud the operator's. */
export const KEEPERS = ['department-approver', 'platform-engineer'] as const satisfies readonly Role[];

/**
 * Refuses with NOT_YOURS unless the actor keeps the addresses of the department (null: of the operator); with CLOUD_NOT_GRANTED an engineer
 * of some clouds alone, since the operator's addresses hear of all.
 */
export function requireKeeper(actor: Actor, departmentId: string | null): void {
  const keeps =
    departmentId === null ? holds(actor, 'platform-engineer') : holds(actor, 'department-approver', { departmentId });
  if (!keeps) throw new DomainError('NOT_YOURS');
  if (departmentId === null) requireEverywhere(actor, 'platform-engineer');
}

/** Whether the actor is shown an address that row-level security lets through: the operator's go to engineers of every cloud alone. */
export function seesAddress(actor: Actor, { department_id }: { readonly department_id: string | null }): boolean {
  return department_id !== null || cloudsGranted(actor, 'platform-engineer') === null;
}
