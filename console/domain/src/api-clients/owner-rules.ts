import type { Actor } from '../verb/actor.ts';
import { holds } from '../verb/context.ts';

/** Whether `actor` may end what the account has: its owner, the approver of its department, the security administrator. */
export function mayEnd(
  actor: Actor,
  account: { readonly owner_id: string; readonly department_id: string | null },
): boolean {
  if (actor.kind !== 'person') return false;
  if (actor.id === account.owner_id || holds(actor, 'security-admin')) return true;
  return account.department_id !== null && holds(actor, 'department-approver', { departmentId: account.department_id });
}
