import type { ClickHouse } from '@zhengyun/db/clickhouse.ts';
import type { Database } from '@zhengyun/db/connect.ts';
import type { Scope, Tx } from '@zhengyun/db/with-transaction.ts';
import type { Actor, Allowed, Grant, Role } from './actor.ts';
import { DomainError } from './errors.ts';
import type { Printer } from './printer.ts';

/** What every verb is called with. `now` is the only clock of business time: neither SQL nor the system's is read elsewhere. */
export interface Context {
  readonly actor: Actor;
  readonly now: Date;
  readonly db: Database;
  /** The copy of usage that months are metered from; absent: they are metered from `db`. */
  readonly usageCopy?: ClickHouse | undefined;
  /** Absent: nothing can be printed here. */
  readonly printer?: Printer | undefined;
  /** Follows one request through logs, audit rows and jobs. */
  readonly traceId: string;
}

/** Inside a verb: the caller's context plus the one transaction all of it happens in. */
export interface VerbScope {
  readonly ctx: Context;
  readonly tx: Tx;
}

function grantsOf(actor: Actor): readonly Grant[] {
  return actor.kind === 'person' || actor.kind === 'client' ? actor.grants : [];
}

/** Refuses with NOT_SIGNED_IN or ROLE_MISSING unless the actor is one of `allowed`. */
export function requireAllowed(actor: Actor, allowed: readonly Allowed[]): void {
  if (actor.kind === 'job' && allowed.includes('job')) return;
  if (actor.kind === 'agent' && allowed.includes('agent')) return;
  const grants = grantsOf(actor);
  if ((actor.kind === 'person' || actor.kind === 'client') && allowed.includes('signed-in')) return;
  if (grants.some((grant) => allowed.includes(grant.role))) return;
  throw new DomainError('ROLE_MISSING', { needed: allowed.filter((entry) => entry !== 'job' && entry !== 'agent') });
}

/** How long ago a person may have been asked who they are, for an act that asks for it. */
export const STEP_UP_MINUTES = 30;

/**
 * Refuses with STEP_UP_NEEDED unless the person behind the session was asked who they are within STEP_UP_MINUTES (GB/T 22239-2019
 * 8.1.4.1 身份鉴别, ASVS 5.0 7.5.3). Fails closed where the provider doesn't say when; a client of the API is nobody who could be asked.
 */
export function requireRecentSignIn(actor: Actor, now: Date): void {
  if (actor.kind !== 'person' && actor.kind !== 'client') return;
  if (actor.kind === 'person' && !actor.through) return;
  const at = actor.kind === 'person' ? actor.through?.authenticatedAt : null;
  if (at && now.getTime() - at.getTime() < STEP_UP_MINUTES * 60_000) return;
  throw new DomainError('STEP_UP_NEEDED', { minutes: STEP_UP_MINUTES });
}

/**
 * What each role may see of tenants' rows. The operator runs the clouds and needs nobody's contracts and statements; the
 * administrators run the console itself and need no tenant's rows, the audit administrator audit rows alone.
 */
const SIGHT: Readonly<Record<Role, Scope['kind']>> = {
  applicant: 'departments',
  'department-approver': 'departments',
  'authority-approver': 'all',
  'technical-reviewer': 'operations',
  'platform-engineer': 'operations',
  finance: 'all',
  auditor: 'all',
  'system-admin': 'none',
  'security-admin': 'none',
  'audit-admin': 'audit',
};

/**
 * The rows of tenants that `actor` may touch: jobs and agents' ingest all, people what the widest of their roles sees, nobody
 * else any. Used for row-level security and for the queries' own predicates.
 */
export function scopeOf(actor: Actor): Scope {
  if (actor.kind === 'job' || actor.kind === 'agent') return { kind: 'all' };
  const grants = grantsOf(actor);
  const sights = grants.map((grant) => SIGHT[grant.role]);
  const own = actor.kind === 'person' ? { personId: actor.id } : {};
  for (const kind of ['all', 'operations', 'audit'] as const) if (sights.includes(kind)) return { kind, ...own };
  const ids = grants.flatMap((grant) => grant.departmentId ?? []);
  return ids.length > 0 ? { kind: 'departments', ids, ...own } : { kind: 'none', ...own };
}

/** Whether rows of `departmentId` are within `scope`. */
export function sees(scope: Scope, departmentId: string): boolean {
  if (scope.kind === 'departments') return scope.ids.includes(departmentId);
  return scope.kind === 'all' || scope.kind === 'operations';
}

/** Whether `actor` holds `role`, for `departmentId` where the role is a department's, on `cloudId` where the grant names one. */
export function holds(actor: Actor, role: Role, on: { departmentId?: string; cloudId?: string } = {}): boolean {
  return grantsOf(actor).some(
    (grant) =>
      grant.role === role &&
      (grant.departmentId === null || on.departmentId === undefined || grant.departmentId === on.departmentId) &&
      (grant.cloudId === null || on.cloudId === undefined || grant.cloudId === on.cloudId),
  );
}

/** What `actor` may decide in `role`, by the seat its organisation has: whose it is, and for which clouds (null: all). */
export interface SeatHeld {
  /** The cloud whose own organisation it is; null: the province's. */
  readonly seat: string | null;
  readonly cloudIds: readonly string[] | null;
}

/** The seats `actor` holds `role` in. */
export function seatsOf(actor: Actor, role: Role): readonly SeatHeld[] {
  const grants = grantsOf(actor).filter((grant) => grant.role === role);
  return [...Map.groupBy(grants, (grant) => grant.ownCloudId ?? null)].map(([seat, held]) => {
    const clouds = held.map((grant) => grant.cloudId);
    return { seat, cloudIds: clouds.includes(null) ? null : clouds.flatMap((cloud) => cloud ?? []) };
  });
}

/** Clouds for which `actor` holds `role`, in whatever organisation; null: all. */
export function cloudsGranted(actor: Actor, role: Role): readonly string[] | null {
  const clouds = seatsOf(actor, role).map(({ cloudIds }) => cloudIds);
  return clouds.includes(null) ? null : clouds.flatMap((ids) => ids ?? []);
}

/** Whether `actor` holds `role` in the organisation that has `seat`, there for every one of `cloudIds`. */
export function sitsIn(
  actor: Actor,
  role: Role,
  { seat, cloudIds }: { readonly seat: string | null; readonly cloudIds: readonly string[] },
): boolean {
  const held = seatsOf(actor, role).find((each) => each.seat === seat);
  return held !== undefined && cloudIds.every((cloudId) => held.cloudIds?.includes(cloudId) ?? true);
}

/**
 * Refuses with CLOUD_NOT_GRANTED unless the actor may act in one of `roles` on the cloud, and in the department where one is
 * named: a grant limited to one cloud counts on no other. Jobs may act on all, a node's agent on its own.
 */
export function requireCloud(
  actor: Actor,
  roles: readonly Role[],
  on: { readonly cloudId: string; readonly departmentId?: string },
): void {
  if (actor.kind === 'job') return;
  if (actor.kind === 'agent' && actor.cloudId === on.cloudId) return;
  if (roles.some((role) => holds(actor, role, on))) return;
  throw new DomainError('CLOUD_NOT_GRANTED');
}

/** `requireCloud` for each of several clouds: what reaches over them all needs a grant that does. */
export function requireClouds(
  actor: Actor,
  roles: readonly Role[],
  on: { readonly cloudIds: readonly string[]; readonly departmentId: string },
): void {
  for (const cloudId of on.cloudIds) requireCloud(actor, roles, { cloudId, departmentId: on.departmentId });
}

/** Refuses with CLOUD_NOT_GRANTED unless the actor may act in `role` on every cloud: for what all of them share. Jobs may. */
export function requireEverywhere(actor: Actor, role: Role): void {
  if (actor.kind === 'job' || cloudsGranted(actor, role) === null) return;
  throw new DomainError('CLOUD_NOT_GRANTED');
}

/** Refuses with NOT_YOURS unless the actor may act for `departmentId` in one of `roles`. */
export function requireDepartment(actor: Actor, roles: readonly Role[], departmentId: string): void {
  if (actor.kind === 'job') return;
  if (roles.some((role) => holds(actor, role, { departmentId }))) return;
  throw new DomainError('NOT_YOURS');
}
