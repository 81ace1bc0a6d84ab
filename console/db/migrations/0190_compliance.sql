-- Up Migration
-- The policies as the pack of a running worker says them. The newest is in force; older ones explain older judgements.
create table policy_pack (
  digest text primary key,
  -- policyDescriptionSchema[]
  policies jsonb not null,
  published_at timestamptz not null
);

-- What the deployment tells a policy beside its defaults: trusted registries, zones with public addresses, allowed roles.
create table policy_setting (
  policy text primary key,
  settings jsonb not null,
  reason text not null,
  set_by uuid not null references person,
  set_at timestamptz not null
);

-- A person's permission to leave findings of one policy standing for a while. Asked by one, granted by another.
create table policy_exemption (
  id uuid primary key,
  number text not null unique,
  policy text not null,
  -- {stack?, namespace?, name?}: at least one
  scope jsonb not null check (scope <> '{}'::jsonb),
  reason text not null,
  until timestamptz not null,
  asked_by uuid not null references person,
  asked_at timestamptz not null,
  decision text check (decision in ('granted', 'refused')),
  decided_by uuid references person check (decided_by <> asked_by),
  decided_at timestamptz,
  ended_by uuid references person,
  ended_at timestamptz,
  constraint decided_whole check ((decision is null) = (decided_by is null) and (decision is null) = (decided_at is null)),
  constraint ended_whole check ((ended_by is null) = (ended_at is null)),
  constraint not_backwards check (until > asked_at)
);
create index policy_exemption_asked on policy_exemption (asked_at desc, id desc);

-- What the policies of today say of what a stack holds. `unknown` with its reason is never "clean".
create table policy_judgement (
  stack_id uuid primary key references stack,
  department_id uuid references department,
  outcome text check (outcome in ('clean', 'advised', 'violated', 'unknown')),
  -- findingSchema[] of the last judgement that could be made; kept while the outcome is unknown
  findings jsonb,
  objects int,
  reason jsonb,
  pack_digest text references policy_pack,
  judged_at timestamptz,
  since timestamptz,
  due_at timestamptz not null,
  constraint reason_of_unknown check ((outcome is not distinct from 'unknown') = (reason is not null))
);
create index policy_judgement_due on policy_judgement (due_at);

alter table policy_judgement enable row level security;
alter table policy_judgement force row level security;
create policy tenant on policy_judgement
  using ((select coalesce(current_setting('zhengyun.scope', true), '') = any (array['all', 'operations']))
    or department_id = any ((select string_to_array(nullif(current_setting('zhengyun.departments', true), ''), ',')::uuid[])::uuid[]))
  with check ((select coalesce(current_setting('zhengyun.scope', true), '') = any (array['all', 'operations']))
    or department_id = any ((select string_to_array(nullif(current_setting('zhengyun.departments', true), ''), ',')::uuid[])::uuid[]));
grant select, insert, update on policy_pack, policy_setting, policy_exemption, policy_judgement to zy_app, zy_worker;
