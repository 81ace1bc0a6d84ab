-- Up Migration
-- A role may be granted until an instant. It gives nothing from then on, and a job notes its end. The three administrators' roles
-- have none: one that ends by itself could leave nobody who grants it again.
alter table role_grant add column until timestamptz,
  add constraint until_after_granted check (until > granted_at),
  add constraint administrators_without_end check (until is null or role not in ('system-admin', 'security-admin', 'audit-admin'));
create index role_grant_until on role_grant (until) where revoked_at is null and until is not null;
grant update (revoked_at) on role_grant to zy_worker;
