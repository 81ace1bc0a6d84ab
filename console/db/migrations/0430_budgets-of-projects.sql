-- Up Migration
-- A budget is the department's whole (no project), or a part of it for one project, from one source of money or whatever its money is.
-- `block_new`: what would go beyond it isn't taken any more.
alter table budget
  add column project text check (length(project) between 1 and 128),
  add column funding_source text,
  add column block_new boolean not null default false,
  add constraint money_of_a_project check (funding_source is null or project is not null);
alter table budget drop constraint budget_department_id_year_version_key;
alter table budget
  add constraint budget_version_once unique nulls not distinct (department_id, year, project, funding_source, version);
create trigger budget_never_emptied before truncate on budget execute function refuse_change();

-- A line of a budget's version that was reached, by what is used or by what is forecast: once each, for ever.
create table budget_alert (
  id uuid primary key,
  department_id uuid not null references department,
  budget_id uuid not null references budget,
  basis text not null check (basis in ('used', 'forecast')),
  percent integer not null check (percent between 1 and 100),
  figure_fen bigint not null,
  told boolean not null,
  policy_id text not null,
  found_at timestamptz not null,
  unique (budget_id, basis, percent)
);
alter table budget_alert enable row level security;
alter table budget_alert force row level security;
create policy tenant on budget_alert for all
  using ((select coalesce(current_setting('zhengyun.scope', true), '') = 'all')
    or department_id = any ((select string_to_array(nullif(current_setting('zhengyun.departments', true), ''), ',')::uuid[])::uuid[]))
  with check ((select coalesce(current_setting('zhengyun.scope', true), '') = 'all')
    or department_id = any ((select string_to_array(nullif(current_setting('zhengyun.departments', true), ''), ',')::uuid[])::uuid[]));
create trigger budget_alert_append_only before update or delete or truncate on budget_alert execute function refuse_change();
grant select, insert on budget_alert to zy_app, zy_worker;

-- What is done about an alert, said once by whom it was told.
create table budget_alert_answer (
  alert_id uuid primary key references budget_alert,
  department_id uuid not null references department,
  note text not null check (length(note) between 1 and 500),
  answered_by uuid not null references person,
  answered_at timestamptz not null
);
alter table budget_alert_answer enable row level security;
alter table budget_alert_answer force row level security;
create policy tenant on budget_alert_answer for all
  using ((select coalesce(current_setting('zhengyun.scope', true), '') = 'all')
    or department_id = any ((select string_to_array(nullif(current_setting('zhengyun.departments', true), ''), ',')::uuid[])::uuid[]))
  with check ((select coalesce(current_setting('zhengyun.scope', true), '') = 'all')
    or department_id = any ((select string_to_array(nullif(current_setting('zhengyun.departments', true), ''), ',')::uuid[])::uuid[]));
create trigger budget_alert_answer_append_only before update or delete or truncate on budget_alert_answer execute function refuse_change();
grant select, insert on budget_alert_answer to zy_app, zy_worker;
