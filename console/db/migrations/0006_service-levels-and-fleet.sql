-- Up Migration
create table observer (
  id uuid primary key,
  slug text not null unique,
  name text not null,
  -- The observer that counts belongs to the authority, not to the evaluated operator.
  organisation_id uuid not null references organisation,
  created_at timestamptz not null
);
create table service_object (
  id uuid primary key,
  cloud_id uuid not null references cloud,
  kind text not null check (kind in ('cloud-api')),
  name text not null,
  observed_from timestamptz not null,
  unique (cloud_id, kind)
);
-- Append-only facts; verdicts of minutes are derived from them by a dated rule.
create table observation (
  object_id uuid not null references service_object,
  observer_id uuid not null references observer,
  at timestamptz not null,
  up boolean not null,
  latency_ms int,
  detail text not null default '',
  primary key (object_id, at, observer_id)
);
create trigger observation_append_only before update or delete or truncate on observation execute function refuse_change();

-- Named leases for loops that only one worker may run.
create table loop_lease (
  name text primary key,
  holder uuid not null,
  expires_at timestamptz not null
);

create table join_token (
  token_hash bytea primary key,
  cloud_id uuid not null references cloud,
  created_by text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  used_by_node uuid
);
create table node (
  id uuid primary key,
  cloud_id uuid not null references cloud,
  name text not null,
  boot_id text,
  agent_version text,
  enrolled_at timestamptz not null,
  last_seen_at timestamptz,
  -- Wall clock of the node minus ours when its last batch arrived, milliseconds.
  clock_skew_ms bigint,
  quarantined_at timestamptz,
  quarantine_reason text,
  unique (cloud_id, name)
);
create table node_certificate (
  serial text primary key,
  node_id uuid not null references node,
  fingerprint bytea not null unique,
  not_before timestamptz not null,
  not_after timestamptz not null,
  revoked_at timestamptz
);
-- (node, boot, sequence) of every batch taken: a repeated batch is acknowledged and not stored twice.
create table agent_batch (
  node_id uuid not null references node,
  boot_id text not null,
  sequence bigint not null,
  received_at timestamptz not null,
  samples int not null,
  rejected int not null,
  primary key (node_id, boot_id, sequence)
);
-- Minute roll-ups. Series is the metric's name plus its remaining labels as jsonb text; the tenant comes from the workload's namespace.
create table metric_minute (
  node_id uuid not null references node,
  cloud_id uuid not null,
  department_id uuid,
  metric text not null,
  labels jsonb not null,
  series_hash bytea not null,
  minute timestamptz not null,
  samples int not null,
  minimum double precision not null,
  maximum double precision not null,
  total double precision not null,
  last double precision not null,
  last_at timestamptz not null,
  primary key (node_id, series_hash, minute)
);
create index metric_minute_metric on metric_minute (metric, minute desc);

alter table metric_minute enable row level security;
alter table metric_minute force row level security;
create policy tenant on metric_minute
  using (case when department_id is null then current_setting('zhengyun.scope', true) = 'all' else sees_department(department_id) end)
  with check (current_setting('zhengyun.scope', true) = 'all');

grant select, insert, update on observer, service_object, loop_lease, join_token, node, node_certificate to zy_app, zy_worker;
grant select, insert on observation, agent_batch to zy_app, zy_worker;
grant select, insert, update on metric_minute to zy_app, zy_worker;
