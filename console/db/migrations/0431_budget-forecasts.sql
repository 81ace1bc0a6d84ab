-- Up Migration
-- What a month would come to, said as it began and never changed: what was issued for it is held against this. `fen` null: it was not
-- known, and `basis` says why.
create table budget_forecast (
  id uuid primary key,
  department_id uuid not null references department,
  month text not null check (month ~ '^20[0-9]{2}-(0[1-9]|1[0-2])$'),
  fen bigint,
  low_fen bigint,
  high_fen bigint,
  basis jsonb not null,
  policy_id text not null,
  made_at timestamptz not null,
  unique (department_id, month),
  constraint interval_whole check ((low_fen is null) = (high_fen is null) and (low_fen is null or fen between low_fen and high_fen))
);
alter table budget_forecast enable row level security;
alter table budget_forecast force row level security;
create policy tenant on budget_forecast for all
  using ((select coalesce(current_setting('zhengyun.scope', true), '') = 'all')
    or department_id = any ((select string_to_array(nullif(current_setting('zhengyun.departments', true), ''), ',')::uuid[])::uuid[]))
  with check ((select coalesce(current_setting('zhengyun.scope', true), '') = 'all')
    or department_id = any ((select string_to_array(nullif(current_setting('zhengyun.departments', true), ''), ',')::uuid[])::uuid[]));
create trigger budget_forecast_append_only before update or delete or truncate on budget_forecast execute function refuse_change();
grant select, insert on budget_forecast to zy_app, zy_worker;
