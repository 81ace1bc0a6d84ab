-- Up Migration
-- What a dated rule said of a change beside the people who approve (F41: explained, contestable): one judgement a request, with
-- all the figures it saw.
create table automatic_approval (
  request_id uuid primary key references request,
  department_id uuid not null references department,
  resource_id uuid not null references resource,
  round int not null check (round >= 1),
  -- Id of the dated policy, and which of its clauses spoke.
  policy_id text not null,
  clause text check (clause in ('decrease', 'growth')),
  -- declined: people decide, and `refusals` say why · waiting: takes effect at `effective_at` unless somebody calls it back · done: the rule
  -- has decided the steps that were open · called-back: people decide · lapsed: it no longer held when its time came · overtaken: people decided first, or the
  -- request ended.
  state text not null check (state in ('declined', 'waiting', 'done', 'called-back', 'lapsed', 'overtaken')),
  refusals text[] not null default '{}',
  -- What the rule saw, as of `judged_at`; its schema carries a version.
  explanation jsonb not null,
  -- What it adds, for the sums of later judgements: units of each dimension, and fen a year.
  growth jsonb not null,
  year_fen bigint not null,
  judged_at timestamptz not null,
  effective_at timestamptz,
  ended_at timestamptz,
  called_back_by uuid references person,
  reason text,
  constraint waits_for_an_instant check (state = 'declined' or effective_at is not null),
  constraint ended_whole check ((state in ('declined', 'waiting')) = (ended_at is null)),
  constraint called_back_by_somebody check ((state = 'called-back') = (called_back_by is not null) and (called_back_by is null) = (reason is null))
);
create index automatic_approval_due on automatic_approval (effective_at) where state = 'waiting';
create index automatic_approval_department on automatic_approval (department_id, judged_at) where clause = 'growth' and state in ('waiting', 'done', 'called-back');

alter table automatic_approval enable row level security;
alter table automatic_approval force row level security;
create policy tenant on automatic_approval
  using ((select coalesce(current_setting('zhengyun.scope', true), '') in ('all', 'operations'))
    or department_id = any ((select string_to_array(nullif(current_setting('zhengyun.departments', true), ''), ',')::uuid[])::uuid[]));
grant select, insert, update on automatic_approval to zy_app, zy_worker;

-- A step is decided by a person, or by a rule that is named with its version. Four eyes are kept by the department's own step, which no
-- rule can decide, and neither can one review security.
alter table approval_step
  add column decided_by_rule text,
  drop constraint approval_step_check,
  add constraint approval_step_check check ((decision is null) = (decided_by is null and decided_by_rule is null)),
  add constraint person_or_rule check (decided_by is null or decided_by_rule is null),
  add constraint rule_only_approves check (decided_by_rule is null or (decision = 'approve' and step in ('administrative', 'technical', 'finance')));
