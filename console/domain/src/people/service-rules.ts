import type { Role } from '../verb/actor.ts';

/** Roles without whose holder nobody could ever grant one again: each of the three administrators has one person at least. */
export const KEPT_ROLES = ['system-admin', 'security-admin', 'audit-admin'] as const satisfies readonly Role[];

/** Administrators' roles among `ending` that nobody would hold any more; `others`: what other people in service hold. */
export function leftEmpty(ending: readonly string[], others: readonly string[]): readonly Role[] {
  return KEPT_ROLES.filter((role) => ending.includes(role) && !others.includes(role));
}
