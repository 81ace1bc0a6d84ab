-- Up Migration
-- What a cloud's stored credentials may really do, as their cluster said when it was last asked. A try without an answer leaves the
-- answer before it standing, with the instant it is of; no row, or an answer older than the credential, is unknown and never "none".
create table credential_rights (
  cloud_id uuid not null references cloud,
  purpose text not null check (purpose in ('cloud', 'tenancy')),
  tried_at timestamptz not null,
  outcome text not null check (outcome in ('answered', 'unreachable', 'refused')),
  -- Why there was no answer; never a secret.
  reason text,
  due_at timestamptz not null,
  answered_at timestamptz,
  -- false: the cluster said that there may be more than it listed.
  complete boolean,
  -- By place and kind, with the verbs that nothing of ours needs; and the rights that amount to more than they say.
  lines jsonb,
  dangers jsonb,
  -- As 'verb group/resource'. excess null: what is needed is not known.
  excess text[],
  lacking text[],
  primary key (cloud_id, purpose),
  constraint rights_answered_whole check (
    (answered_at is null) = (lines is null) and (answered_at is null) = (dangers is null)
    and (answered_at is null) = (complete is null) and (answered_at is null) = (lacking is null)),
  constraint rights_reason check ((outcome = 'answered') = (reason is null))
);
create index credential_rights_due on credential_rights (due_at);

alter table credential_rights enable row level security;
alter table credential_rights force row level security;
create policy operator on credential_rights
  using ((select coalesce(current_setting('zhengyun.scope', true), '') = any (array['all', 'operations'])))
  with check ((select coalesce(current_setting('zhengyun.scope', true), '') = any (array['all', 'operations'])));
grant select, update on credential_rights to zy_app;
grant select, insert, update on credential_rights to zy_worker;
