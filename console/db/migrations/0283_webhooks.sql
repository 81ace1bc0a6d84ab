-- Up Migration
-- Where a department's or the operator's own system hears of what happens: the fact, signed, without a person's name in it.
create table webhook (
  id uuid primary key,
  -- null: the operator's
  department_id uuid references department,
  name text not null,
  url text not null check (url like 'https://%'),
  kinds text[] not null check (cardinality(kinds) > 0),
  -- Sealed; the server stores it and reads none back.
  secret bytea not null,
  key_id text not null,
  owner_id uuid not null references person,
  created_at timestamptz not null,
  disabled_at timestamptz,
  disabled_reason text,
  removed_at timestamptz,
  constraint disabled_whole check ((disabled_at is null) = (disabled_reason is null))
);
create index webhook_in_use on webhook (department_id) where disabled_at is null and removed_at is null;

create table webhook_delivery (
  id uuid primary key,
  webhook_id uuid not null references webhook,
  department_id uuid references department,
  kind text not null,
  -- The very text that is signed and sent.
  body text not null,
  state text not null check (state in ('waiting', 'delivered', 'dead')),
  attempts int not null default 0 check (attempts >= 0),
  -- HTTP status of the last answer; null: there was none.
  status int,
  trouble text,
  at timestamptz not null,
  next_at timestamptz,
  ended_at timestamptz,
  constraint waits_or_ended check ((state = 'waiting') = (ended_at is null))
);
create index webhook_delivery_newest on webhook_delivery (webhook_id, at desc, id desc);

do $$
declare
  t text;
begin
  foreach t in array array['webhook', 'webhook_delivery'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    -- A department's is its own; the operator's is the operator's, and jobs see all.
    execute format($p$create policy tenant on %I
      using ((select coalesce(current_setting('zhengyun.scope', true), '') = 'all')
        or (department_id is null and (select coalesce(current_setting('zhengyun.scope', true), '') = 'operations'))
        or department_id = any ((select string_to_array(nullif(current_setting('zhengyun.departments', true), ''), ',')::uuid[])::uuid[]))$p$, t);
  end loop;
end $$;
grant insert on webhook to zy_app;
grant select (id, department_id, name, url, kinds, owner_id, created_at, disabled_at, disabled_reason, removed_at) on webhook to zy_app;
grant update (disabled_at, disabled_reason, removed_at) on webhook to zy_app;
grant select, insert, update on webhook_delivery to zy_app;
grant select, insert, update on webhook, webhook_delivery to zy_worker;
