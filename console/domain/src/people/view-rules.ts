import { type Tier, tierSchema } from '@zhengyun/rulebook/tier.ts';
import { roleSchema } from '../verb/actor.ts';
import { lastDayOf } from './rules.ts';
import type { DutyInput, EndedService, Me } from './schemas.ts';
import type { GrantRow } from './store.ts';

type GrantView = Me['grants'][number];

const tierOf = ({ tier }: GrantRow): Tier | null => (tier === null ? null : tierSchema.parse(tier));

/** A stored grant as the wire shows it. */
export function viewGrant(row: GrantRow): GrantView {
  const slugged = (id: string | null, slug: string | null, name: string | null) =>
    id === null || slug === null || name === null ? null : { id, slug, name };
  return {
    id: row.id,
    role: roleSchema.parse(row.role),
    organisation: { id: row.organisation_id, name: row.organisation_name },
    department: slugged(row.department_id, row.department_slug, row.department_name),
    cloud: slugged(row.cloud_id, row.cloud_slug, row.cloud_name),
    tier: tierOf(row),
    lastDay: row.until && lastDayOf(row.until),
  };
}

/** Those of grants that nobody ended which give something at `now`. */
export function inForceAt(rows: readonly GrantRow[], now: Date): readonly GrantRow[] {
  return rows.filter(({ until }) => until === null || until > now);
}

/** The departments that grants name, each once, in the order they were granted. */
export function departmentsIn(grants: readonly GrantView[]): Me['departments'] {
  return [...new Map(grants.flatMap(({ department }) => (department ? [[department.id, department]] : []))).values()];
}

/** The duty that a grant gives: what others who could take it over must have. */
export function dutyOf(row: GrantRow): DutyInput {
  const department = row.department_id === null ? {} : { departmentId: row.department_id };
  return {
    role: roleSchema.parse(row.role),
    seat: row.own_cloud_id,
    cloudIds: row.cloud_id === null ? [...row.tier_cloud_ids] : [row.cloud_id],
    ...department,
  };
}

/** A duty as people read it: role and where it is held; `tier`: on every cloud of it. */
export function dutyName(row: GrantRow): EndedService['vacant'][number] {
  const place = row.department_name ?? row.organisation_name;
  const named = row.cloud_name === null ? place : `${place} · ${row.cloud_name}`;
  return { role: roleSchema.parse(row.role), place: named, tier: tierOf(row) };
}
