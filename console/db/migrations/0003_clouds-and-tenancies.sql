-- Up Migration
create table cluster (
  id uuid primary key,
  slug text not null unique,
  server text not null,
  -- uid of the namespace kube-system: what says that this is still the same cluster.
  identity_uid text not null unique,
  kubernetes_version text not null,
  registered_at timestamptz not null
);

create table cloud (
  id uuid primary key,
  slug text not null unique,
  name text not null,
  tier text not null check (tier in ('provincial', 'sectoral', 'municipal')),
  profile text not null check (profile in ('province', 'sector', 'city-very-large', 'city-medium', 'city-small')),
  region text check (region in ('pearl-river-delta', 'east-west-north')),
  cluster_id uuid references cluster,
  kubevirt text not null check (kubevirt in ('install', 'present')),
  storage_provisioner text not null,
  -- planned: defined, no cluster yet · registered: has a cluster · deployed: its stack is done and tenancies may be placed
  state text not null check (state in ('planned', 'registered', 'deploying', 'deployed', 'failed')),
  -- Outputs of its stack (infra/interface cloudOutputsSchema) once deployed.
  outputs jsonb,
  created_at timestamptz not null,
  deployed_at timestamptz
);
alter table role_grant add foreign key (cloud_id) references cloud;

create table cloud_zone (
  cloud_id uuid not null references cloud,
  code text not null,
  name text not null,
  xinchuang boolean not null,
  maximum_mlps int not null check (maximum_mlps between 1 and 3),
  nodes text[] not null,
  primary key (cloud_id, code)
);

-- What a zone's pool can give, per dimension; allocated is derived from quota and resources, never stored twice.
create table zone_capacity (
  cloud_id uuid not null,
  zone_code text not null,
  dimension text not null,
  total bigint not null check (total >= 0),
  primary key (cloud_id, zone_code, dimension),
  foreign key (cloud_id, zone_code) references cloud_zone (cloud_id, code)
);

-- Sealed {server, CA, token or client certificate}. `cloud` deploys the cloud itself, `tenancy` is its service account for tenancies.
create table cloud_credential (
  cloud_id uuid not null references cloud,
  purpose text not null check (purpose in ('cloud', 'tenancy')),
  sealed bytea not null,
  key_id text not null,
  created_at timestamptz not null,
  primary key (cloud_id, purpose)
);

create table business_system (
  id uuid primary key,
  department_id uuid not null references department,
  number text not null unique,
  slug text not null unique,
  name text not null,
  owner_name text not null,
  mlps_grade int not null check (mlps_grade between 1 and 3),
  created_at timestamptz not null
);

create table tenancy (
  id uuid primary key,
  department_id uuid not null references department,
  system_id uuid not null references business_system,
  cloud_id uuid not null references cloud,
  zone_code text not null,
  xinchuang boolean not null,
  number text not null unique,
  -- Namespace and name stem of everything in it; fixed for life.
  slug text not null unique,
  state text not null check (state in ('planned', 'deployed', 'released')),
  created_at timestamptz not null,
  foreign key (cloud_id, zone_code) references cloud_zone (cloud_id, code),
  unique (system_id, cloud_id, zone_code, xinchuang)
);
create index tenancy_department on tenancy (department_id);

-- Counts in whole units. held = reserved + booked never passes limit_units; checked under a row lock and by the constraint.
create table quota (
  id uuid primary key,
  department_id uuid not null references department,
  cloud_id uuid not null references cloud,
  dimension text not null check (dimension in ('vcpu', 'memory-gb', 'disk-ordinary-gb', 'disk-fast-gb', 'bandwidth-mbps', 'monitored-host')),
  xinchuang boolean not null,
  limit_units bigint not null check (limit_units >= 0),
  reserved bigint not null default 0 check (reserved >= 0),
  booked bigint not null default 0 check (booked >= 0),
  unique (department_id, cloud_id, dimension, xinchuang),
  constraint quota_not_overshot check (reserved + booked <= limit_units)
);

do $$
declare t text;
begin
  foreach t in array array['business_system', 'tenancy', 'quota'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy tenant on %I using (sees_department(department_id)) with check (sees_department(department_id))', t);
  end loop;
end $$;

grant select, insert, update on cluster, cloud, cloud_zone, zone_capacity to zy_app, zy_worker;
grant select, insert, update on business_system, tenancy, quota to zy_app, zy_worker;
-- The server may store a credential and never read one back.
grant insert, update on cloud_credential to zy_app;
grant select (cloud_id, purpose, key_id, created_at) on cloud_credential to zy_app;
grant select, insert, update on cloud_credential to zy_worker;
