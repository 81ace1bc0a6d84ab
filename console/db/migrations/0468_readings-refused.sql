-- Up Migration
select set_config('zhengyun.scope', 'all', true);

-- Readings that came after their accounting month was closed: they count nowhere, and whoever sent them was told. One row for each, however often it is
-- sent again; people of finance say of a month what became of them.
create table refused_reading (
  id uuid primary key,
  department_id uuid not null references department(id),
  month text not null check (month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  resource_id uuid not null references resource(id),
  source text not null,
  event_id text not null,
  dimension text not null,
  thing text,
  quantity numeric(30, 9) not null check (quantity >= 0),
  event_at timestamptz not null,
  refused_at timestamptz not null,
  last_refused_at timestamptz not null,
  times int not null default 1 check (times > 0),
  answered_at timestamptz,
  answered_by uuid references person(id),
  why text,
  unique (department_id, source, event_id),
  check (num_nulls(answered_at, answered_by, why) in (0, 3))
);
create index refused_reading_month on refused_reading (month, id);
create index refused_reading_open on refused_reading (month) where answered_at is null;
alter table refused_reading enable row level security, force row level security;
create policy tenant on refused_reading for all using (
  (select coalesce(current_setting('zhengyun.scope', true), '') = any ('{all,operations}'::text[]))
  or department_id = any ((select string_to_array(nullif(current_setting('zhengyun.departments', true), ''), ',')::uuid[])::uuid[]));
create trigger refused_reading_kept before delete or truncate on refused_reading for each statement execute function refuse_change();
grant select, insert, update on refused_reading to zy_app, zy_worker;
