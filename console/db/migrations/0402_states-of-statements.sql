-- Up Migration
select set_config('zhengyun.scope', 'all', true);

-- A statement's way: gathering (facts of the month still arrive) → drafted → reviewed → issued → confirmed → paid. Until it is issued it
-- goes by a working number; the printed one is given when it is issued, so that no printed number is ever missing or unused.
alter table statement add column working_number text unique;
alter table statement add column policy_id text;
alter table statement add column reviewed_at timestamptz;
alter table statement add column reviewed_by uuid references person;
alter table statement add column confirmed_at timestamptz;
alter table statement add column confirmed_by uuid references person;
-- 'person': the department said so; 'silence': it said nothing by the day it was to.
alter table statement add column confirmed_how text check (confirmed_how in ('person', 'silence'));
-- By when the department is to have confirmed or disputed it.
alter table statement add column confirm_by timestamptz;
alter table statement add column paid_at timestamptz;
-- Why it waits for a person: an array of { kind, … }, see domain/settlement/schemas.ts; null: nothing improbable.
alter table statement add column parked jsonb;
alter table statement add column parked_at timestamptz;
alter table statement add column released_by uuid references person;
alter table statement add column released_at timestamptz;
alter table statement add column released_why text;

drop trigger statement_frozen on statement;
alter table statement drop constraint statement_state_check;

-- Numbers that were given to drafts before numbers were given at issue: not used again, and said why.
create table statement_number_void (
  number text primary key,
  year integer not null,
  ordinal integer not null check (ordinal >= 1),
  reason text not null,
  at timestamptz not null,
  unique (year, ordinal)
);
create trigger statement_number_void_append_only before update or delete or truncate on statement_number_void execute function refuse_change();
insert into statement_number_void (number, year, ordinal, reason, at)
select number, split_part(number, '-', 2)::int, split_part(number, '-', 3)::int, 'given to a draft before numbers were given at issue', built_at
from statement where state = 'draft' and number ~ '^JS-[0-9]{4}-[0-9]+$';

update statement s set working_number = 'NJ-' || c.number || '-' || s.month from contract c where c.id = s.contract_id;
update statement set policy_id = 'sample-settlement-2026';
update statement s set number = working_number, state = 'gathering' where state = 'draft';
alter table statement alter column working_number set not null;
alter table statement alter column policy_id set not null;
alter table statement add constraint statement_state_check
  check (state in ('gathering', 'drafted', 'reviewed', 'issued', 'confirmed', 'paid'));
alter table statement add constraint printed_when_issued check ((issued_at is null) = (number = working_number));
alter table statement add constraint issued_by_state check ((issued_at is not null) = (state in ('issued', 'confirmed', 'paid')));
alter table statement add constraint issued_whole check ((issued_at is null) = (issued_by is null));
alter table statement add constraint reviewed_by_state check (reviewed_at is not null or state in ('gathering', 'drafted') or issued_at is not null);
alter table statement add constraint reviewed_whole check ((reviewed_at is null) = (reviewed_by is null));
alter table statement add constraint drafter_never_reviews check (reviewed_by <> drafted_by);
alter table statement add constraint drafter_never_releases check (released_by <> drafted_by);
alter table statement add constraint confirmed_by_state check ((confirmed_at is not null) = (state in ('confirmed', 'paid')));
alter table statement add constraint confirmed_whole check ((confirmed_at is null) = (confirmed_how is null) and (confirmed_by is not null) = (confirmed_how is not distinct from 'person'));
alter table statement add constraint paid_by_state check ((paid_at is not null) = (state = 'paid'));
alter table statement add constraint parked_whole check ((parked is null) = (parked_at is null));
alter table statement add constraint released_whole check ((released_at is null) = (released_by is null) and (released_at is null) = (released_why is null));
alter table statement add constraint parked_goes_no_further check (parked is null or released_at is not null or state in ('gathering', 'drafted'));

-- The printed numbers in the order they were given, each row bound to the one before: what was issued can't be changed, taken out,
-- moved or cut off without showing. `hash` is SHA-256 over the row's own fields and `previous_hash`: see domain/settlement/chain-rules.ts.
create table statement_issue (
  sequence bigint primary key check (sequence >= 1),
  statement_id uuid not null unique references statement,
  department_id uuid not null references department,
  number text not null unique,
  year integer not null,
  ordinal integer not null check (ordinal >= 1),
  payable_fen bigint not null,
  content_hash text not null,
  -- SHA-256 over head and lines as they were stored when it was issued.
  stored_digest text not null,
  issued_at timestamptz not null,
  issued_by uuid not null references person,
  previous_hash text not null,
  hash text not null,
  unique (year, ordinal)
);
create trigger statement_issue_append_only before update or delete or truncate on statement_issue execute function refuse_change();
create table statement_chain_head (
  one boolean primary key default true check (one),
  sequence bigint not null,
  hash text not null
);
insert into statement_chain_head (sequence, hash) values (0, repeat('0', 64));

do $$
declare
  s record;
  n bigint := 0;
  previous text := repeat('0', 64);
  digest text;
  link text;
begin
  for s in select * from statement where issued_at is not null order by issued_at, number loop
    n := n + 1;
    digest := (select encode(sha256(convert_to(concat_ws(E'\n', s.id, s.number, s.contract_id, s.department_id, s.month,
      extract(epoch from s.as_of), s.payable_fen, s.content_hash, s.working,
      (select string_agg(concat_ws('|', l.ordinal, l.kind, l.resource_id, l.sku, l.unit, trim_scale(l.quantity), trim_scale(l.unit_price), trim_scale(l.exact), l.amount_fen, l.working),
        E'\n' order by l.ordinal) from statement_line l where l.statement_id = s.id)), 'UTF8')), 'hex'));
    link := encode(sha256(convert_to(concat_ws(E'\n', 'statement-issue-1', n, s.number, s.id, s.department_id, s.payable_fen, s.content_hash, digest,
      to_char(s.issued_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), s.issued_by, previous), 'UTF8')), 'hex');
    insert into statement_issue values (n, s.id, s.department_id, s.number, split_part(s.number, '-', 2)::int, split_part(s.number, '-', 3)::int,
      s.payable_fen, s.content_hash, digest, s.issued_at, s.issued_by, previous, link);
    previous := link;
  end loop;
  update statement_chain_head set sequence = n, hash = previous;
end $$;

-- What was issued stays as it is: only the department's word and the payment are written to it afterwards, each once.
create function keep_issued_statement() returns trigger language plpgsql as $$
declare may_change constant text[] := array['state', 'confirmed_at', 'confirmed_by', 'confirmed_how', 'paid_at'];
begin
  if old.issued_at is null then
    return case when tg_op = 'DELETE' then old else new end;
  end if;
  if tg_op = 'DELETE' or (to_jsonb(old) - may_change) is distinct from (to_jsonb(new) - may_change)
    or (old.state, new.state) not in (('issued', 'confirmed'), ('issued', 'paid'), ('confirmed', 'paid'))
    or (old.confirmed_at is not null and (old.confirmed_at, old.confirmed_by, old.confirmed_how) is distinct from (new.confirmed_at, new.confirmed_by, new.confirmed_how)) then
    raise exception '% is refused: statement % is issued', tg_op, old.id using errcode = 'ZY002';
  end if;
  return new;
end $$;
create trigger statement_frozen before update or delete on statement for each row execute function keep_issued_statement();
drop function refuse_issued_statement();
create or replace function refuse_issued() returns trigger language plpgsql as $$
declare target uuid;
begin
  target := case when tg_op = 'INSERT' then new.statement_id else old.statement_id end;
  if (select issued_at from statement where id = target) is not null then
    raise exception '% on % is refused: statement % is issued', tg_op, tg_table_name, target using errcode = 'ZY002';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;

create table statement_payment (
  id uuid primary key,
  statement_id uuid not null references statement,
  department_id uuid not null references department,
  amount_fen bigint not null check (amount_fen > 0),
  -- What the paying side's voucher or the bank calls it.
  reference text not null check (reference <> ''),
  paid_on date not null,
  recorded_by uuid not null references person,
  recorded_at timestamptz not null,
  unique (statement_id, reference)
);
create index statement_payment_statement on statement_payment (statement_id);
create trigger statement_payment_append_only before update or delete or truncate on statement_payment execute function refuse_change();

do $$
declare t text;
begin
  foreach t in array array['statement_issue', 'statement_payment'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format($policy$create policy tenant on %I for all
      using ((select coalesce(current_setting('zhengyun.scope', true), '') = 'all')
        or department_id = any ((select string_to_array(nullif(current_setting('zhengyun.departments', true), ''), ',')::uuid[])::uuid[]))
      with check ((select coalesce(current_setting('zhengyun.scope', true), '') = 'all')
        or department_id = any ((select string_to_array(nullif(current_setting('zhengyun.departments', true), ''), ',')::uuid[])::uuid[]))$policy$, t);
  end loop;
end $$;
grant select, insert on statement_issue, statement_payment to zy_app, zy_worker;
grant select on statement_number_void to zy_app, zy_worker;
grant select, update on statement_chain_head to zy_app, zy_worker;
