-- Up Migration
-- Zones a cloud of this deployment may have: data that the authority keeps, never an enum. A retired code stays on the clouds
-- that have it and is taken by none anew. Shipped with the zones of the sample province and of the clouds that stand.
create table zone_dictionary (
  code text primary key,
  name_zh text not null,
  name_en text not null,
  -- What a new zone of this code starts with; a cloud may set less or more for its own.
  maximum_mlps int not null check (maximum_mlps between 1 and 3),
  public_address boolean not null,
  created_at timestamptz not null,
  retired_at timestamptz
);
insert into zone_dictionary (code, name_zh, name_en, maximum_mlps, public_address, created_at) values
  ('internet', '互联网区', 'Internet zone', 2, true, '2026-01-01T00:00:00Z'),
  ('extranet', '政务外网区', 'Government extranet zone', 3, false, '2026-01-01T00:00:00Z'),
  ('extranet-xc', '政务外网区（信创）', 'Government extranet zone (domestic stack)', 3, false, '2026-01-01T00:00:00Z'),
  ('private-line', '专线区', 'Private line zone', 3, false, '2026-01-01T00:00:00Z');
insert into zone_dictionary (code, name_zh, name_en, maximum_mlps, public_address, created_at)
  select code, min(name), code, max(maximum_mlps), false, '2026-01-01T00:00:00Z' from cloud_zone group by code
  on conflict (code) do nothing;

-- retiring: its stack is being removed · retired: it is gone, and stays in books and reports.
alter table cloud drop constraint cloud_state_check;
alter table cloud
  add constraint cloud_state_check check (state in ('planned', 'registered', 'deploying', 'deployed', 'failed', 'retiring', 'retired')),
  -- IOPS bands of its two storage classes; null: the bands as sold.
  add column storage_iops jsonb,
  add column retired_at timestamptz,
  add constraint retired_whole check ((state = 'retired') = (retired_at is not null));

-- closing: its base is being removed. A system may come back to a place it left: the place is one only among what stands.
alter table tenancy drop constraint tenancy_state_check;
alter table tenancy add constraint tenancy_state_check check (state in ('planned', 'deployed', 'closing', 'released'));
alter table tenancy drop constraint tenancy_system_id_cloud_id_zone_code_xinchuang_key;
create unique index one_tenancy_a_place on tenancy (system_id, cloud_id, zone_code, xinchuang) where state <> 'released';

-- The removal of a cloud's or a tenancy's own stack, which one person asks for and another releases. `obstacles`: what still
-- stood there as it was asked for and is overridden, by kind and number; empty where nothing did.
create table teardown (
  operation_id uuid primary key references operation,
  cloud_id uuid not null references cloud,
  tenancy_id uuid references tenancy,
  department_id uuid references department,
  reason text not null,
  obstacles jsonb not null,
  asked_by uuid not null references person,
  asked_at timestamptz not null,
  released_by uuid references person,
  released_at timestamptz,
  constraint another_releases check (released_by <> asked_by),
  constraint teardown_released_whole check ((released_by is null) = (released_at is null))
);
create index teardown_cloud on teardown (cloud_id, asked_at desc);

-- One look at a cluster by a credential a person gave, before a cloud is registered with it. The worker opens the sealed
-- credential, looks, and empties it; `digest` (SHA-256) says later whether a credential is the one that was looked at with.
create table cluster_probe (
  id uuid primary key,
  asked_by uuid references person,
  asked_at timestamptz not null,
  server text not null,
  digest bytea not null,
  sealed bytea,
  key_id text not null,
  state text not null check (state in ('asked', 'answered', 'unreachable', 'refused')),
  identity_uid text,
  kubernetes_version text,
  -- Rights that cloud programs need and the credential lacks, as 'verb group/resource'.
  missing_rights text[],
  nodes text[],
  provisioners text[],
  kubevirt boolean,
  -- What the cluster said when it refused or gave no answer; never a secret.
  reason text,
  probed_at timestamptz,
  constraint probed_whole check ((state = 'asked') = (probed_at is null)),
  constraint answered_whole check ((state = 'answered') = (identity_uid is not null))
);

-- Recorded break-glass: a time-boxed window in which a platform engineer may work by hand on a cloud's managed state. One asks,
-- another side grants. `extends`: more time for a window that is open, decided on like a window; four hours are the most.
create table break_glass (
  id uuid primary key,
  number text not null unique,
  cloud_id uuid not null references cloud,
  extends uuid references break_glass,
  reason text not null,
  minutes int not null check (minutes between 1 and 240),
  asked_by uuid not null references person,
  asked_at timestamptz not null,
  state text not null check (state in ('asked', 'open', 'refused', 'ended')),
  decided_by uuid references person,
  decided_at timestamptz,
  starts_at timestamptz,
  ends_at timestamptz,
  -- null with ended_at: the clock ended it.
  ended_by uuid references person,
  ended_at timestamptz,
  constraint another_decides check (decided_by <> asked_by),
  constraint window_bounded check (ends_at <= starts_at + interval '4 hours'),
  constraint window_ended_whole check ((state = 'ended') = (ended_at is not null))
);
create index break_glass_cloud on break_glass (cloud_id, asked_at desc);
create unique index one_open_window on break_glass (cloud_id, asked_by) where state = 'open' and extends is null;

alter table teardown enable row level security;
alter table teardown force row level security;
create policy tenant on teardown
  using ((select coalesce(current_setting('zhengyun.scope', true), '') = any (array['all', 'operations']))
    or department_id = any ((select string_to_array(nullif(current_setting('zhengyun.departments', true), ''), ',')::uuid[])::uuid[]))
  with check ((select coalesce(current_setting('zhengyun.scope', true), '') = any (array['all', 'operations']))
    or department_id = any ((select string_to_array(nullif(current_setting('zhengyun.departments', true), ''), ',')::uuid[])::uuid[]));

grant select, insert, update on zone_dictionary, teardown, break_glass to zy_app, zy_worker;
-- The server may hand a credential to a look and never read it back.
grant insert on cluster_probe to zy_app;
grant select (id, asked_by, asked_at, server, digest, key_id, state, identity_uid, kubernetes_version, missing_rights, nodes, provisioners,
  kubevirt, reason, probed_at) on cluster_probe to zy_app;
grant select, insert, update on cluster_probe to zy_worker;
