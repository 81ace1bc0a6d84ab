-- Up Migration
-- What an issued statement comes to by now is something else than it says: a fact came late, or was put right. Somebody of finance proposes
-- an adjustment, or says why there is none.
create table late_fact (
  id uuid primary key,
  department_id uuid not null references department,
  contract_id uuid not null references contract,
  statement_id uuid not null references statement,
  -- What it is off by, beside what notes made of it already.
  difference_fen bigint not null,
  -- Line by line: see domain/credit-notes/schemas.ts.
  lines jsonb not null,
  -- gone: by a later look nothing is off any more.
  state text not null check (state in ('open', 'proposed', 'adjusted', 'dismissed', 'gone')),
  found_at timestamptz not null,
  seen_at timestamptz not null,
  note_id uuid,
  dismissed_at timestamptz,
  dismissed_by uuid references person,
  why text,
  foreign key (note_id, department_id) references credit_note (id, department_id),
  constraint late_fact_proposed_by_state check ((note_id is not null) = (state in ('proposed', 'adjusted'))),
  constraint late_fact_dismissed_whole check ((state = 'dismissed') = (dismissed_at is not null) and (dismissed_at is null) = (dismissed_by is null)
    and (dismissed_at is null) = (why is null))
);
create unique index one_open_late_fact_of_a_statement on late_fact (statement_id) where state in ('open', 'proposed');
create index late_fact_note on late_fact (note_id) where note_id is not null;
create function keep_late_fact() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.state in ('adjusted', 'dismissed', 'gone') then
    raise exception '% is refused: what was found of statement % is %', tg_op, old.statement_id, old.state using errcode = 'ZY002';
  end if;
  return new;
end $$;
create trigger late_fact_kept before update or delete on late_fact for each row execute function keep_late_fact();
alter table late_fact enable row level security;
alter table late_fact force row level security;
create policy tenant on late_fact for all
  using ((select coalesce(current_setting('zhengyun.scope', true), '') = 'all')
    or department_id = any ((select string_to_array(nullif(current_setting('zhengyun.departments', true), ''), ',')::uuid[])::uuid[]))
  with check ((select coalesce(current_setting('zhengyun.scope', true), '') = 'all')
    or department_id = any ((select string_to_array(nullif(current_setting('zhengyun.departments', true), ''), ',')::uuid[])::uuid[]));
grant select, insert, update on late_fact to zy_app, zy_worker;
