-- Up Migration
-- A department says that one line of an issued statement is wrong; another person of finance than made the statement decides; what is
-- granted is a credit note. Both are seen by the operator, which gives its account of what was used, and has no sight of statements.
create table dispute (
  id uuid primary key,
  number text not null unique,
  department_id uuid not null references department,
  statement_id uuid not null references statement,
  line_id uuid not null references statement_line,
  -- In question, of the line's amount.
  amount_fen bigint not null check (amount_fen > 0),
  reason_kind text not null check (reason_kind in ('quantity', 'price', 'not-ours', 'not-delivered', 'charged-twice', 'other')),
  reason text not null check (reason <> ''),
  -- The line as the statement prints it: see domain/disputes/schemas.ts.
  line jsonb not null,
  -- granted: decided for the department in full or part, its credit note waits for a second person.
  state text not null check (state in ('open', 'taken', 'granted', 'upheld', 'rejected', 'withdrawn')),
  policy_id text not null,
  opened_at timestamptz not null,
  opened_by uuid not null references person,
  take_by timestamptz not null,
  answer_by timestamptz not null,
  decide_by timestamptz not null,
  level integer not null default 0 check (level between 0 and 2),
  taken_at timestamptz,
  taken_by uuid references person,
  -- When the operator first gave its account.
  answered_at timestamptz,
  decided_at timestamptz,
  decided_by uuid references person,
  granted_fen bigint check (granted_fen between 1 and amount_fen),
  decision text,
  ended_at timestamptz,
  unique (id, department_id),
  constraint dispute_taken_whole check ((taken_at is null) = (taken_by is null)),
  constraint dispute_taken_by_state check (taken_at is not null or state in ('open', 'withdrawn')),
  constraint dispute_decided_whole check ((decided_at is null) = (decided_by is null) and (decided_at is null) = (decision is null)),
  constraint dispute_decided_by_state check ((decided_at is not null) = (state in ('granted', 'upheld', 'rejected'))),
  constraint dispute_granted_by_state check ((granted_fen is not null) = (state in ('granted', 'upheld'))),
  constraint dispute_ended_by_state check ((ended_at is not null) = (state in ('upheld', 'rejected', 'withdrawn')))
);
create unique index one_open_dispute_of_a_line on dispute (line_id) where ended_at is null;
create index dispute_statement on dispute (statement_id);
create index dispute_waiting on dispute (decide_by) where ended_at is null;

-- What one side says of it, in order: append-only.
create table dispute_word (
  id uuid primary key,
  dispute_id uuid not null,
  department_id uuid not null,
  side text not null check (side in ('department', 'operator', 'finance')),
  text text not null,
  said_at timestamptz not null,
  said_by uuid not null references person,
  unique (id, department_id),
  foreign key (dispute_id, department_id) references dispute (id, department_id)
);
create index dispute_word_of on dispute_word (dispute_id, said_at);
create trigger dispute_word_append_only before update or delete or truncate on dispute_word execute function refuse_change();

create function keep_dispute() returns trigger language plpgsql as $$
declare fixed constant text[] := array['id', 'number', 'department_id', 'statement_id', 'line_id', 'amount_fen', 'reason_kind', 'reason', 'line', 'policy_id', 'opened_at', 'opened_by', 'take_by', 'answer_by', 'decide_by'];
begin
  if tg_op = 'DELETE' or old.ended_at is not null
    or exists (select from unnest(fixed) f where to_jsonb(old) -> f is distinct from to_jsonb(new) -> f) then
    raise exception '% is refused: dispute % stays as it was said', tg_op, old.number using errcode = 'ZY002';
  end if;
  return new;
end $$;
create trigger dispute_kept before update or delete on dispute for each row execute function keep_dispute();

-- A credit note 冲减单 or an adjustment 调整单 of an issued statement: proposed by one person of finance, approved by another under a number
-- of its series, and from then on as it is. It is taken into account by the contract's next statements, which name it.
create table credit_note (
  id uuid primary key,
  number text unique,
  kind text not null check (kind in ('credit', 'adjustment')),
  department_id uuid not null references department,
  contract_id uuid not null references contract,
  statement_id uuid not null references statement,
  -- The dispute it follows from; an adjustment follows from none.
  dispute_id uuid,
  -- What it adds to what is to be paid, negative: takes off.
  total_fen bigint not null,
  reason text not null check (reason <> ''),
  -- What it goes by: the dispute's number, a voucher, a record of the late fact.
  reference text not null check (reference <> ''),
  state text not null check (state in ('proposed', 'approved', 'refused')),
  proposed_at timestamptz not null,
  proposed_by uuid not null references person,
  decided_at timestamptz,
  decided_by uuid references person,
  refusal text,
  unique (id, department_id),
  foreign key (dispute_id, department_id) references dispute (id, department_id),
  constraint credit_note_numbered check ((number is not null) = (state = 'approved')),
  constraint credit_note_decided_whole check ((state = 'proposed') = (decided_at is null) and (decided_at is null) = (decided_by is null)),
  constraint credit_note_refusal check ((state = 'refused') = (refusal is not null)),
  constraint credit_takes_off check (kind <> 'credit' or (total_fen < 0 and dispute_id is not null)),
  constraint proposer_never_approves check (decided_by <> proposed_by)
);
create index credit_note_statement on credit_note (statement_id);
create index credit_note_contract on credit_note (contract_id) where state = 'approved';
create unique index one_credit_note_of_a_dispute on credit_note (dispute_id) where state <> 'refused';

-- What it says of single lines of the statement: a credit, or what was charged taken back and charged anew.
create table credit_note_line (
  note_id uuid not null,
  department_id uuid not null,
  ordinal integer not null check (ordinal >= 1),
  act text not null check (act in ('credit', 'reversal', 'renewed')),
  -- Null: the statement has no such line.
  line_id uuid references statement_line,
  -- Printed identity of the statement's line.
  line_key text not null,
  amount_fen bigint not null,
  -- What it is of: see domain/credit-notes/schemas.ts.
  facts jsonb not null,
  primary key (note_id, ordinal),
  foreign key (note_id, department_id) references credit_note (id, department_id)
);
create index credit_note_line_of on credit_note_line (line_id);
create trigger credit_note_line_append_only before update or delete or truncate on credit_note_line execute function refuse_change();

create function keep_credit_note() returns trigger language plpgsql as $$
declare may_change constant text[] := array['number', 'state', 'decided_at', 'decided_by', 'refusal'];
begin
  if tg_op = 'DELETE' or old.state <> 'proposed' or (to_jsonb(old) - may_change) is distinct from (to_jsonb(new) - may_change) then
    raise exception '% is refused: credit note % stays as it is', tg_op, coalesce(old.number, old.id::text) using errcode = 'ZY002';
  end if;
  return new;
end $$;
create trigger credit_note_kept before update or delete on credit_note for each row execute function keep_credit_note();
create function check_credit_note_sum() returns trigger language plpgsql as $$
begin
  if (select coalesce(sum(amount_fen), 0) from credit_note_line where note_id = new.id) <> new.total_fen then
    raise exception 'the lines of credit note % do not come to its total', new.id using errcode = 'ZY002';
  end if;
  return null;
end $$;
create constraint trigger credit_note_sums after insert or update on credit_note deferrable initially deferred
  for each row execute function check_credit_note_sum();

-- Files that go with a word of a dispute, beside those of requests and appeals.
alter table attachment add column dispute_word_id uuid;
alter table attachment add constraint attachment_of_dispute_word foreign key (dispute_word_id, department_id) references dispute_word (id, department_id);
alter table attachment drop constraint in_one_place;
alter table attachment add constraint in_one_place check (num_nonnulls(draft_id, request_id, reclaim_event_id, dispute_word_id) = 1);
create index attachment_dispute_word on attachment (dispute_word_id) where dispute_word_id is not null;

alter table statement_line drop constraint statement_line_kind_check;
alter table statement_line add constraint statement_line_kind_check check (kind in ('usage', 'discount', 'minimum', 'maximum', 'included',
  'annual', 'deduction', 'coefficient', 'floor', 'cap', 'penalty', 'credit', 'adjustment'));

do $$
declare
  t text;
  own constant text := $sql$department_id = any ((select string_to_array(nullif(current_setting('zhengyun.departments', true), ''), ',')::uuid[])::uuid[])$sql$;
begin
  foreach t in array array['dispute', 'dispute_word', 'credit_note', 'credit_note_line'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format($sql$create policy tenant on %I for all
      using ((select coalesce(current_setting('zhengyun.scope', true), '') = any (%L::text[])) or %s)
      with check ((select coalesce(current_setting('zhengyun.scope', true), '') = any (%L::text[])) or %s)$sql$,
      t, case when t like 'dispute%' then array['all', 'operations'] else array['all'] end, own,
      case when t like 'dispute%' then array['all', 'operations'] else array['all'] end, own);
  end loop;
end $$;
grant select, insert, update on dispute, credit_note to zy_app, zy_worker;
grant select, insert on dispute_word, credit_note_line to zy_app, zy_worker;
