-- Up Migration
create table organisation (
  id uuid primary key,
  slug text not null unique,
  name text not null,
  -- 政府部门, 党委, 人大, 政协, 事业单位 are tenants; the others stand beside them (管运分离).
  kind text not null check (kind in ('government', 'party', 'congress', 'consultative', 'institution', 'authority', 'operator', 'finance', 'audit')),
  created_at timestamptz not null
);

create table department (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  slug text not null unique,
  name text not null,
  oidc_group text not null unique,
  created_at timestamptz not null
);

create table person (
  id uuid primary key,
  subject text not null unique,
  real_name text not null,
  locale text not null default 'zh-CN' check (locale in ('zh-CN', 'en-US')),
  disabled_at timestamptz,
  created_at timestamptz not null
);

create table role_grant (
  id uuid primary key,
  person_id uuid not null references person,
  role text not null check (role in ('applicant', 'department-approver', 'authority-approver', 'technical-reviewer', 'platform-engineer',
                                     'finance', 'auditor', 'system-admin', 'security-admin', 'audit-admin')),
  organisation_id uuid not null references organisation,
  department_id uuid references department,
  cloud_id uuid,
  granted_at timestamptz not null,
  revoked_at timestamptz,
  check ((role in ('applicant', 'department-approver')) = (department_id is not null))
);
create index role_grant_person on role_grant (person_id) where revoked_at is null;
-- 等保三级: 系统管理, 安全管理, 审计管理 exclude each other; one person holds at most one of the three at a time.
create unique index one_administrator_role on role_grant (person_id)
  where role in ('system-admin', 'security-admin', 'audit-admin') and revoked_at is null;
create unique index one_grant_at_a_time on role_grant (person_id, role, organisation_id, coalesce(department_id, '00000000-0000-0000-0000-000000000000'), coalesce(cloud_id, '00000000-0000-0000-0000-000000000000'))
  where revoked_at is null;

create table sign_in_attempt (
  state text primary key,
  nonce text not null,
  code_verifier text not null,
  return_to text not null,
  expires_at timestamptz not null
);

-- The cookie holds a random reference; only its SHA-256 is stored.
create table session (
  token_hash bytea primary key,
  person_id uuid not null references person,
  csrf_token text not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  idle_expires_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  user_agent text not null default ''
);
create index session_person on session (person_id) where ended_at is null;

create table audit_row (
  id uuid primary key,
  at timestamptz not null,
  actor_kind text not null check (actor_kind in ('person', 'agent', 'client', 'job')),
  actor_id text not null,
  actor_name text not null,
  action text not null,
  outcome text not null check (outcome in ('done', 'refused')),
  -- Error code of a refusal.
  code text,
  object_kind text not null,
  object_id text not null,
  -- null: an act of the platform, kept under `province`.
  department_id uuid references department,
  detail jsonb not null,
  trace_id text not null,
  check ((outcome = 'refused') = (code is not null))
);
create index audit_row_object on audit_row (object_kind, object_id, at desc);
create index audit_row_at on audit_row (at desc, id desc);

-- One sealer chains committed rows in order, one chain per department and one for the province.
create table audit_seal (
  chain text not null,
  sequence bigint not null,
  audit_id uuid not null unique references audit_row,
  algorithm text not null,
  previous_hash bytea not null,
  hash bytea not null,
  sealed_at timestamptz not null,
  primary key (chain, sequence)
);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% on % is refused: these rows are append-only', tg_op, tg_table_name using errcode = 'ZY001';
end $$;
create trigger audit_row_append_only before update or delete or truncate on audit_row execute function refuse_change();
create trigger audit_seal_append_only before update or delete or truncate on audit_seal execute function refuse_change();

alter table audit_row enable row level security;
alter table audit_row force row level security;
create policy audit_row_read on audit_row for select using (case when department_id is null then current_setting('zhengyun.scope', true) = 'all' else sees_department(department_id) end);
create policy audit_row_append on audit_row for insert with check (true);

grant select on organisation, department, person, role_grant to zy_app, zy_worker;
grant insert, update on organisation, department, person, role_grant to zy_app;
grant select, insert, update, delete on sign_in_attempt, session to zy_app;
grant insert on audit_row to zy_audit, zy_app, zy_worker;
grant select on audit_row, audit_seal to zy_app, zy_worker;
grant insert on audit_seal to zy_worker;
