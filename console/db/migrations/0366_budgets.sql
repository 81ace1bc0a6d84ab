-- Up Migration
-- What finance sets aside for a department's cloud in a calendar year (Asia/Shanghai), in fen: each change a row of its own, for ever,
-- the highest version the one in force.
create table budget (
  id uuid primary key,
  department_id uuid not null references department,
  year integer not null check (year between 2020 and 2100),
  version integer not null check (version > 0),
  amount_fen bigint not null check (amount_fen >= 0),
  reason text not null,
  set_by uuid not null references person,
  set_at timestamptz not null,
  unique (department_id, year, version)
);
create trigger budget_append_only before update or delete on budget for each row execute function refuse_change();
alter table budget enable row level security;
alter table budget force row level security;
create policy tenant on budget for all
  using ((select coalesce(current_setting('zhengyun.scope', true), '') = 'all')
    or department_id = any ((select string_to_array(nullif(current_setting('zhengyun.departments', true), ''), ',')::uuid[])::uuid[]))
  with check ((select coalesce(current_setting('zhengyun.scope', true), '') = 'all')
    or department_id = any ((select string_to_array(nullif(current_setting('zhengyun.departments', true), ''), ',')::uuid[])::uuid[]));
grant select, insert on budget to zy_app, zy_worker;
