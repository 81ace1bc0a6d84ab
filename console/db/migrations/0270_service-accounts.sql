-- Up Migration
-- Programs that call the API. An account is the lesser self of the person who owns it: one role of theirs, narrowed by the scopes of
-- its keys. Approvers, reviewers and the three administrators are people only.
create table service_account (
  id uuid primary key,
  name text not null check (length(name) between 1 and 64),
  purpose text not null,
  role text not null check (role in ('applicant', 'platform-engineer', 'finance', 'auditor')),
  department_id uuid references department,
  owner_id uuid not null references person,
  created_at timestamptz not null,
  created_by uuid not null references person,
  stopped_at timestamptz,
  stopped_by uuid references person,
  check ((role = 'applicant') = (department_id is not null)),
  check ((stopped_at is null) = (stopped_by is null))
);
create index service_account_newest on service_account (created_at desc, id desc);
create index service_account_owner on service_account (owner_id);

-- `zy_<prefix>_<secret>`: the prefix finds the row, the SHA-256 of the secret (256 random bits) is all that is kept of the rest.
create table api_key (
  id uuid primary key,
  account_id uuid not null references service_account,
  department_id uuid references department,
  prefix text not null unique check (prefix ~ '^[a-z0-9]{12}$'),
  secret_hash bytea not null check (octet_length(secret_hash) = 32),
  scopes text[] not null check (cardinality(scopes) > 0),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  -- Written back at most once a minute.
  last_used_at timestamptz,
  last_refused_at timestamptz,
  revoked_at timestamptz,
  revoked_by uuid references person,
  -- The key that this one takes the place of.
  replaces uuid references api_key,
  check (expires_at > created_at and expires_at <= created_at + interval '366 days'),
  check ((revoked_at is null) = (revoked_by is null))
);
create index api_key_account on api_key (account_id, created_at desc);
create index api_key_expiry on api_key (expires_at) where revoked_at is null;

-- Commands that came with an idempotency key, for a day. `answer` null: under way, or an answer with a secret, which is never kept.
create table api_call (
  caller text not null,
  idempotency_key text not null check (length(idempotency_key) between 1 and 200),
  procedure text not null,
  digest bytea not null check (octet_length(digest) = 32),
  begun_at timestamptz not null,
  ended_at timestamptz,
  answer text,
  primary key (caller, idempotency_key)
);
create index api_call_begun on api_call (begun_at);

-- Calls of one key or person in one minute, counted for all servers together.
create table api_rate (
  caller text not null,
  minute timestamptz not null,
  calls int not null check (calls > 0),
  primary key (caller, minute)
);
create index api_rate_minute on api_rate (minute);

-- An account of a department is the department's; one of the operator is seen by the operator; the rest by who sees all.
do $$
declare
  t text;
begin
  foreach t in array array['service_account', 'api_key'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format($sql$
      create policy tenant on %I
        using (
          (select coalesce(current_setting('zhengyun.scope', true), '') = 'all')
          or (department_id is null and (select coalesce(current_setting('zhengyun.scope', true), '') = 'operations'))
          or department_id = any ((select string_to_array(nullif(current_setting('zhengyun.departments', true), ''), ',')::uuid[])::uuid[])
        )
    $sql$, t);
    execute format('grant select, insert, update on %I to zy_app', t);
    execute format('grant select on %I to zy_worker', t);
  end loop;
  -- Nobody's page reads these: the server alone, as its own job.
  foreach t in array array['api_call', 'api_rate'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format($sql$
      create policy server on %I using ((select coalesce(current_setting('zhengyun.scope', true), '') = 'all'))
    $sql$, t);
    execute format('grant select, insert, update, delete on %I to zy_app', t);
  end loop;
end $$;
