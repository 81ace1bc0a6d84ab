-- Up Migration
-- Accounting months that are being or were closed; one without a row is open. Who begins the closing never ends it.
create table accounting_period (
  month text primary key check (month ~ '^[0-9]{4}-[0-9]{2}$'),
  state text not null check (state in ('closing', 'closed')),
  policy_id text not null,
  begun_at timestamptz not null,
  begun_by uuid not null references person,
  closed_at timestamptz,
  closed_by uuid references person,
  constraint closed_by_another check (closed_by <> begun_by),
  constraint closed_whole check ((closed_at is null) = (closed_by is null) and (closed_at is not null) = (state = 'closed'))
);
create function keep_closed_period() returns trigger language plpgsql as $$
begin
  if old.state = 'closed' or tg_op = 'DELETE' then
    raise exception '% is refused: the accounting month % is %', tg_op, old.month, old.state using errcode = 'ZY002';
  end if;
  return new;
end $$;
create trigger accounting_period_kept before update or delete on accounting_period for each row execute function keep_closed_period();
grant select, insert, update on accounting_period to zy_app, zy_worker;

-- One row a piece of work that a job does on one contract's month for the person who asked: how it stands, and why it failed, for a retry.
create table statement_step (
  contract_id uuid not null references contract,
  month text not null check (month ~ '^[0-9]{4}-[0-9]{2}$'),
  step text not null check (step in ('draft', 'issue')),
  department_id uuid not null references department,
  state text not null check (state in ('waiting', 'running', 'done', 'failed')),
  asked_by uuid not null references person,
  asked_at timestamptz not null,
  attempts integer not null default 0 check (attempts >= 0),
  started_at timestamptz,
  ended_at timestamptz,
  code text,
  facts jsonb,
  primary key (contract_id, month, step),
  constraint failed_has_code check ((state = 'failed') = (code is not null)),
  constraint ended_whole check ((state in ('done', 'failed')) = (ended_at is not null))
);
create index statement_step_month on statement_step (month, step, state);
alter table statement_step enable row level security;
alter table statement_step force row level security;
create policy tenant on statement_step for all
  using ((select coalesce(current_setting('zhengyun.scope', true), '') = 'all')
    or department_id = any ((select string_to_array(nullif(current_setting('zhengyun.departments', true), ''), ',')::uuid[])::uuid[]))
  with check ((select coalesce(current_setting('zhengyun.scope', true), '') = 'all')
    or department_id = any ((select string_to_array(nullif(current_setting('zhengyun.departments', true), ''), ',')::uuid[])::uuid[]));
grant select, insert, update on statement_step to zy_app, zy_worker;
