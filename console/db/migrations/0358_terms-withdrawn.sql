-- Up Migration
-- A version of an item's terms may be withdrawn as long as it is not in force: a date typed wrong would keep all others out until then.
-- The row stays, with who withdrew it and why; orders pin only versions that were in force.
alter table catalogue_version
  add column withdrawn_at timestamptz,
  add column withdrawn_by uuid references person,
  add column withdrawn_why text,
  add constraint withdrawn_whole check ((withdrawn_at is null) = (withdrawn_by is null) and (withdrawn_at is null) = (withdrawn_why is null)),
  add constraint withdrawn_before_in_force check (withdrawn_at < valid_from),
  drop constraint one_version_an_instant;
create unique index one_version_an_instant on catalogue_version (item, valid_from) where withdrawn_at is null;
grant update (withdrawn_at, withdrawn_by, withdrawn_why) on catalogue_version to zy_app;
