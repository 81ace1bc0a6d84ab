import { afterDays, beginningOfDay, dayOf } from '@zhengyun/rulebook/calendar.ts';
import type { OrganisationKind } from '@zhengyun/rulebook/organisation-kinds.ts';
import type { Tier } from '@zhengyun/rulebook/tier.ts';
import { DEPARTMENT_ROLES, ROLES, type Role } from '../verb/actor.ts';
import type { ErrorCode } from '../verb/errors.ts';
import { KEPT_ROLES } from './service-rules.ts';

/**
 * Whom a role serves. One person serves one (管运分离, F5, F6), and each of the three administrators stands alone (等保三级,
 * GB/T 22239-2019 8.1.5 安全管理中心). The function side_of_role() of the database says the same, and holds where this is
 * forgotten.
 */
const SIDE: Readonly<Record<Role, string>> = {
  applicant: 'department',
  'department-approver': 'department',
  'authority-approver': 'authority',
  'technical-reviewer': 'operator',
  'platform-engineer': 'operator',
  finance: 'finance',
  auditor: 'audit',
  'system-admin': 'system-admin',
  'security-admin': 'security-admin',
  'audit-admin': 'audit-admin',
};

/** Roles among `held` that nobody may hold together with `role`. */
export function excludedBy(role: Role, held: readonly Role[]): readonly Role[] {
  return held.filter((each) => SIDE[each] !== SIDE[role]);
}

/** Kinds whose departments are tenants (F2). */
const TENANT_KINDS: readonly OrganisationKind[] = ['government', 'party', 'congress', 'consultative', 'institution'];

/**
 * Which organisations a role may be held in (管运分离, F5, F6, F23): who supervises never operates, so the authority's roles
 * and the operator's never meet in one organisation. The three administrators serve the platform as a whole.
 */
const HELD_IN: Readonly<Record<Role, readonly OrganisationKind[]>> = {
  applicant: TENANT_KINDS,
  'department-approver': TENANT_KINDS,
  'authority-approver': ['authority'],
  'technical-reviewer': ['operator'],
  'platform-engineer': ['operator'],
  finance: ['finance'],
  auditor: ['audit'],
  'system-admin': ['authority', 'operator'],
  'security-admin': ['authority', 'operator'],
  'audit-admin': ['authority', 'audit'],
};

/** Kinds that a single cloud may have of its own beside the province's (F12, F13). */
export const OWN_KINDS: readonly OrganisationKind[] = ['authority', 'operator'];

export interface GrantFacts {
  readonly role: Role;
  readonly organisationKind: OrganisationKind;
  /** The organisation the wanted department belongs to; null when no department was named. */
  readonly departmentOrganisation: 'same' | 'other' | null;
  /** The cloud whose own organisation it is (null: the province's), and the one the grant is to be for (null: all). */
  readonly ownCloudId: string | null;
  readonly cloudId: string | null;
  /** The tier for all of whose clouds the grant is to be; null: none. */
  readonly tier: Tier | null;
  /** Roles the person holds now. */
  readonly held: readonly Role[];
  /** The day in Asia/Shanghai with whose end the grant is to end (null: none), and the one that is now. */
  readonly lastDay: string | null;
  readonly today: string;
}

/** Why a role can't be granted so, with the field at fault; null when it can. */
export function refuseGrant(facts: GrantFacts): { readonly code: ErrorCode; readonly field: string } | null {
  if (!HELD_IN[facts.role].includes(facts.organisationKind)) return { code: 'INPUT_INVALID', field: 'organisationId' };
  if (DEPARTMENT_ROLES.includes(facts.role) !== (facts.departmentOrganisation !== null))
    return { code: 'INPUT_INVALID', field: 'departmentId' };
  if (facts.departmentOrganisation === 'other') return { code: 'INPUT_INVALID', field: 'departmentId' };
  if (facts.ownCloudId !== null && facts.ownCloudId !== facts.cloudId)
    return { code: 'INPUT_INVALID', field: 'cloudId' };
  if (facts.tier !== null && (facts.cloudId !== null || !mayBeBounded(facts.role)))
    return { code: 'INPUT_INVALID', field: 'tier' };
  if (facts.lastDay !== null && (facts.lastDay < facts.today || !mayBeBounded(facts.role)))
    return { code: 'INPUT_INVALID', field: 'lastDay' };
  if (excludedBy(facts.role, facts.held).length > 0) return { code: 'EXCLUSIVE_ROLE', field: 'role' };
  return null;
}

/**
 * Whether a grant of `role` may have an end of its own, or hold for one tier. An administrator's may not: it could leave nobody who
 * grants the next one, the day it ends or while the tier has no cloud.
 */
function mayBeBounded(role: Role): boolean {
  return !(KEPT_ROLES as readonly Role[]).includes(role);
}

/** The instant (UTC) at which a grant with a last day in Asia/Shanghai gives nothing any more: the day's end. */
export function endOfGrant(lastDay: string): Date {
  return afterDays(beginningOfDay(lastDay), 0);
}

/** The last day in Asia/Shanghai of a grant that ends at `until`. */
export function lastDayOf(until: Date): string {
  return dayOf(new Date(until.getTime() - 1));
}

/** What there is to choose for a role: the roles held that shut it out, and how it may be granted where none does. */
export interface RoleChoice {
  readonly role: Role;
  readonly excludedBy: readonly Role[];
  readonly heldIn: readonly OrganisationKind[];
  readonly ofDepartment: boolean;
  readonly mayEnd: boolean;
  readonly ofTier: boolean;
}

/** Every role with what stands against granting it to who holds `held`. Says the same as `refuseGrant`, before anything was chosen. */
export function roleChoices(held: readonly Role[]): readonly RoleChoice[] {
  return ROLES.map((role) => ({
    role,
    excludedBy: [...new Set(excludedBy(role, held))],
    heldIn: HELD_IN[role],
    ofDepartment: DEPARTMENT_ROLES.includes(role),
    mayEnd: mayBeBounded(role),
    ofTier: mayBeBounded(role),
  }));
}
