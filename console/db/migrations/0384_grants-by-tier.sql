-- Up Migration
-- A role may be granted for every cloud of a tier: those there now, and those added later. The three administrators' roles serve the
-- platform as a whole, and one on a tier that has no cloud yet would be held by nobody.
alter table role_grant add column tier text check (tier in ('provincial', 'sectoral', 'municipal')),
  add constraint tier_or_cloud check (tier is null or cloud_id is null),
  add constraint administrators_of_no_tier check (tier is null or role not in ('system-admin', 'security-admin', 'audit-admin'));
drop index one_grant_at_a_time;
create unique index one_grant_at_a_time on role_grant (person_id, role, organisation_id,
    coalesce(department_id, '00000000-0000-0000-0000-000000000000'), coalesce(cloud_id, '00000000-0000-0000-0000-000000000000'),
    coalesce(tier, ''))
  where revoked_at is null;
