-- Up Migration
-- A zone that a cloud gave up: orders and tenancies of the past still name it, new ones do not find it.
alter table cloud_zone add column removed_at timestamptz;

-- A look may be one at a cloud that stands, by the credential stored for it; then nothing is sealed in its row.
alter table cluster_probe
  add column cloud_id uuid references cloud,
  -- Services whose operator the cluster has, by the names of the program's inputs; null: that look did not ask.
  add column operators text[];
create index cluster_probe_identity on cluster_probe (identity_uid, probed_at desc);
grant select (cloud_id, operators) on cluster_probe to zy_app;

-- A cloud's definition that is still being written: of a new cloud, or of changes to one that stands. Never a credential.
create table cloud_draft (
  id uuid primary key,
  cloud_id uuid references cloud,
  definition jsonb not null,
  saved_by uuid not null references person,
  created_at timestamptz not null,
  saved_at timestamptz not null
);
create unique index one_draft_a_cloud on cloud_draft (saved_by, cloud_id) where cloud_id is not null;
create index cloud_draft_of on cloud_draft (saved_by, saved_at desc);

alter table cloud_draft enable row level security;
alter table cloud_draft force row level security;
create policy operator on cloud_draft
  using ((select coalesce(current_setting('zhengyun.scope', true), '') = any (array['all', 'operations'])))
  with check ((select coalesce(current_setting('zhengyun.scope', true), '') = any (array['all', 'operations'])));
grant select, insert, update, delete on cloud_draft to zy_app;
