-- Up Migration
-- How long a department may hold a resource, and the clock by which what is idle is taken back (PRODUCT 4, N3).

-- Months of the leases that an order begins; null: those of the policy.
alter table request add column lease_months int check (lease_months between 1 and 120);
alter table request drop constraint request_kind_check;
alter table request add constraint request_kind_check check (kind in ('order', 'resize', 'release', 'transfer', 'extend'));
-- Of an extension: the last day that it gives, in Asia/Shanghai.
alter table order_line add column lease_until text check (lease_until ~ '^\d{4}-\d{2}-\d{2}$');

create table lease (
  id uuid primary key,
  resource_id uuid not null unique references resource,
  department_id uuid not null references department,
  -- The dated policy it began under: what was promised is kept when a newer one comes.
  policy_id text not null,
  begun_at timestamptz not null,
  -- A calendar day in Asia/Shanghai; the lease holds through the whole of it.
  last_day text not null check (last_day ~ '^\d{4}-\d{2}-\d{2}$'),
  -- Reminders given for this last day, as days before the end.
  reminded int[] not null default '{}',
  -- The latest stage past its end that its holder was told of.
  told text check (told in ('grace', 'stopped', 'retained', 'over')),
  -- When it was last judged for being idle, and what was seen.
  judged_at timestamptz,
  judgement jsonb,
  constraint judged_whole check ((judged_at is null) = (judgement is null))
);
create index lease_ending on lease (last_day);
create index lease_to_judge on lease (judged_at nulls first);

create table reclaim (
  id uuid primary key,
  number text not null unique,
  resource_id uuid not null references resource,
  department_id uuid not null references department,
  policy_id text not null,
  -- What the clock says by the events so far; null where it stands or has ended.
  stage text not null check (stage in ('reminded', 'urged', 'appealed', 'ended')),
  due_at timestamptz,
  -- The use as it was seen when it was found idle.
  evidence jsonb not null,
  opened_at timestamptz not null,
  ended_at timestamptz,
  ended_by text check (ended_by in ('upheld', 'acted', 'recovered', 'cut')),
  constraint ended_whole check ((stage = 'ended') = (ended_at is not null) and (ended_at is null) = (ended_by is null)),
  constraint due_while_running check ((stage in ('reminded', 'urged')) = (due_at is not null))
);
create unique index one_open_reclaim on reclaim (resource_id) where ended_at is null;
create index reclaim_newest on reclaim (opened_at desc, id desc);
create index reclaim_due on reclaim (due_at) where due_at is not null;

create table reclaim_event (
  id uuid primary key,
  reclaim_id uuid not null references reclaim,
  department_id uuid not null references department,
  ordinal int not null check (ordinal >= 1),
  kind text not null check (kind in ('reminded', 'urged', 'appealed', 'appeal-refused', 'upheld', 'acted', 'recovered', 'cut')),
  at timestamptz not null,
  -- Null: no person did it.
  person_id uuid references person,
  note text,
  unique (reclaim_id, ordinal)
);
create trigger reclaim_event_append_only before update or delete or truncate on reclaim_event execute function refuse_change();

-- Days that the authority says otherwise of than the State Council's list, each word with its date: it is no tenant's.
create table working_day (
  id uuid primary key,
  day text not null check (day ~ '^\d{4}-\d{2}-\d{2}$'),
  worked boolean not null,
  reason text not null,
  said_by uuid not null references person,
  said_at timestamptz not null
);
create index working_day_newest on working_day (day, said_at desc);
create trigger working_day_append_only before update or delete or truncate on working_day execute function refuse_change();

do $$
declare
  t text;
  scoped text := $p$((select coalesce(current_setting('zhengyun.scope', true), '') = any ('{all,operations}'::text[]))
    or department_id = any ((select string_to_array(nullif(current_setting('zhengyun.departments', true), ''), ',')::uuid[])::uuid[]))$p$;
begin
  foreach t in array array['lease', 'reclaim', 'reclaim_event'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy tenant on %I using (%s) with check (%s)', t, scoped, scoped);
  end loop;
end $$;
grant select, insert, update on lease, reclaim to zy_app, zy_worker;
grant select, insert on reclaim_event, working_day to zy_app, zy_worker;
