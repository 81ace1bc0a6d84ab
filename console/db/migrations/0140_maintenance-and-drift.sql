-- Up Migration
-- What a person wants of a stack beside orders: {purpose: refresh|accept|revert|provider|import, reason, …}; null for a request's
-- operation, a cloud's own deployment and a clean-up. A run that a person asked to stop ends after the steps it is in.
alter table operation
  add column intent jsonb,
  add column stop_asked_at timestamptz,
  add column stop_asked_by uuid references person,
  add column stop_reason text,
  add constraint stop_is_asked_whole check ((stop_asked_at is null) = (stop_reason is null));

-- The last look at each stack: whether its objects are as the state says. `unknown` with its reason is never "no drift".
create table drift_check (
  stack_id uuid primary key references stack,
  department_id uuid references department,
  outcome text check (outcome in ('same', 'drifted', 'unknown')),
  reason jsonb,
  checked_at timestamptz,
  -- Since when the outcome has been this one.
  since timestamptz,
  due_at timestamptz not null,
  constraint reason_of_unknown check ((outcome is not distinct from 'unknown') = (reason is not null))
);
create index drift_check_due on drift_check (due_at);

-- A difference between a stack's state and its cluster that nobody approved, from its first sight to its end.
create table drift (
  id uuid primary key,
  stack_id uuid not null references stack,
  department_id uuid references department,
  -- driftedObjectSchema[]: object, path, expected, found, who and when by managedFields.
  objects jsonb not null,
  -- SHA-256 of what differs, without who and when: another digest is another drift.
  digest text not null,
  found_at timestamptz not null,
  seen_at timestamptz not null,
  -- The operation that takes it in or puts it back.
  operation_id uuid references operation,
  ended_as text check (ended_as in ('accepted', 'reverted', 'gone', 'replaced')),
  ended_at timestamptz,
  constraint drift_ends_whole check ((ended_as is null) = (ended_at is null))
);
create unique index one_open_drift on drift (stack_id) where ended_at is null;
create index drift_found on drift (found_at desc, id desc);

do $$
declare t text;
begin
  foreach t in array array['drift_check', 'drift'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format($p$create policy tenant on %I
      using ((select coalesce(current_setting('zhengyun.scope', true), '') = any (array['all', 'operations']))
        or department_id = any ((select string_to_array(nullif(current_setting('zhengyun.departments', true), ''), ',')::uuid[])::uuid[]))
      with check ((select coalesce(current_setting('zhengyun.scope', true), '') = any (array['all', 'operations']))
        or department_id = any ((select string_to_array(nullif(current_setting('zhengyun.departments', true), ''), ',')::uuid[])::uuid[]))$p$, t);
  end loop;
end $$;
grant select, insert, update on drift_check, drift to zy_app, zy_worker;
