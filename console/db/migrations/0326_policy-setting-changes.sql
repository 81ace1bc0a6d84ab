-- Up Migration
-- Changes of policies' settings that wait for another person: what lets more through. What an administrator only narrows holds at once and
-- has no row here; the audit log has both.
create table policy_setting_change (
  id uuid primary key,
  number text not null unique,
  policy text not null,
  -- what was in force as it was asked for; null: the policy's own defaults
  before jsonb,
  settings jsonb not null,
  -- names of the settings that let more through; none: an engineer asked for what only narrows
  widens text[] not null,
  reason text not null,
  asked_by uuid not null references person,
  asked_at timestamptz not null,
  decision text check (decision in ('granted', 'refused')),
  decided_by uuid references person check (decided_by <> asked_by),
  decided_at timestamptz,
  ended_by uuid references person,
  ended_at timestamptz,
  constraint decided_whole check ((decision is null) = (decided_by is null) and (decision is null) = (decided_at is null)),
  constraint ended_whole check ((ended_by is null) = (ended_at is null)),
  constraint ended_one_way check (decision is null or ended_by is null)
);
-- One at a time for each policy: two open ones would each have been asked against settings that the other changes.
create unique index policy_setting_change_open on policy_setting_change (policy) where decision is null and ended_by is null;
grant select, insert, update on policy_setting_change to zy_app, zy_worker;
