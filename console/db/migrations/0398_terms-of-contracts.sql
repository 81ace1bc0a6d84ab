-- Up Migration
-- A contract's terms are dated versions: what was signed, and what each supplementary agreement 补充协议 made of it from a month on. Its
-- parties are the provider, who supervises it, and the authority; its term is fixed, or begins with what is really delivered.

select set_config('zhengyun.scope', 'all', true);

-- 监管服务商: a company that supervises providers for the authority. It holds no role here.
alter table organisation drop constraint organisation_kind_check,
  add constraint organisation_kind_check check (kind in
    ('government', 'party', 'congress', 'consultative', 'institution', 'authority', 'operator', 'supervisor', 'finance', 'audit'));

alter table contract
  add column supervisor_id uuid references organisation,
  add column authority_id uuid references organisation,
  add column begins text not null default 'fixed' check (begins in ('fixed', 'first-delivery', 'first-acceptance')),
  add column term_months int check (term_months between 1 and 120),
  -- When it was noted that what it waits for has happened; null: fixed, or still waiting. Until then valid_from is the earliest that it
  -- may begin, and its validity is empty.
  add column begun_at timestamptz,
  drop constraint contract_check,
  add constraint contract_validity check (valid_to > valid_from or (begins <> 'fixed' and begun_at is null and valid_to = valid_from)),
  add constraint contract_term check ((begins = 'fixed') = (term_months is null) and (begins <> 'fixed' or begun_at is null)),
  -- F23: nobody supervises their own service.
  add constraint provider_supervises_nobody check (supervisor_id <> operator_id and authority_id <> operator_id);

create table contract_version (
  id uuid primary key,
  contract_id uuid not null references contract,
  department_id uuid not null references department,
  version int not null check (version >= 1),
  -- First accounting month it is in force for; the highest version that has begun by a month is that month's.
  from_month text not null check (from_month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  terms jsonb not null,
  -- What was agreed and where it is kept; null: as signed.
  agreement text,
  reason text,
  -- Null: a job.
  signed_by uuid references person,
  signed_at timestamptz not null,
  unique (contract_id, version),
  constraint amendments_say_why check (version = 1 or (agreement is not null and reason is not null))
);

insert into contract_version (id, contract_id, department_id, version, from_month, terms, signed_at)
select gen_random_uuid(), id, department_id, 1, to_char(valid_from at time zone 'Asia/Shanghai', 'YYYY-MM'),
       jsonb_build_object('annualFen', annual_fen::text, 'instalments', null, 'meteredSkus', null, 'monthCapFen', null,
         'monthFloorFen', null, 'yearCapFen', null, 'yearFloorFen', null, 'slaPolicy', sla_policy, 'coefficientPolicy', coefficient_policy),
       created_at
  from contract;
alter table contract drop column annual_fen, drop column sla_policy, drop column coefficient_policy;

-- 违约金: held against one month, entered by one person and agreed by another.
create table contract_penalty (
  id uuid primary key,
  number text not null unique,
  contract_id uuid not null references contract,
  department_id uuid not null references department,
  month text not null check (month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  -- A fixed sum in fen, or parts per million of the month's fee.
  amount_fen bigint check (amount_fen > 0),
  rate_ppm bigint check (rate_ppm between 1 and 1000000),
  cause text not null,
  evidence text not null,
  entered_by uuid not null references person,
  entered_at timestamptz not null,
  decision text check (decision in ('agreed', 'refused', 'withdrawn')),
  decided_by uuid references person,
  decided_at timestamptz,
  decided_why text,
  constraint sum_or_rate check ((amount_fen is null) <> (rate_ppm is null)),
  constraint decided_whole check ((decision is null) = (decided_by is null) and (decision is null) = (decided_at is null)
    and (decision is null) = (decided_why is null)),
  constraint four_eyes check (decision = 'withdrawn' or decided_by <> entered_by)
);
create index contract_penalty_month on contract_penalty (contract_id, month);

-- What a month was settled by is never written anew once its statement is issued.
create function refuse_settled_month() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'contract_version' then
    if exists (select from statement where contract_id = new.contract_id and month >= new.from_month and issued_at is not null) then
      raise exception 'terms from % are refused: a statement of the contract is issued for that month or a later one', new.from_month
        using errcode = 'ZY002';
    end if;
  elsif new.decision is distinct from 'refused' and new.decision is distinct from 'withdrawn'
    and exists (select from statement where contract_id = new.contract_id and month = new.month and issued_at is not null) then
    raise exception 'a penalty against % is refused: its statement is issued', new.month using errcode = 'ZY002';
  end if;
  return new;
end $$;
create function keep_penalty() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.decision is not null
    or (to_jsonb(old) - '{decision,decided_by,decided_at,decided_why}'::text[]) is distinct from
       (to_jsonb(new) - '{decision,decided_by,decided_at,decided_why}'::text[]) then
    raise exception 'what a penalty says and how it was decided is never changed: enter another' using errcode = 'ZY002';
  end if;
  return new;
end $$;
create trigger contract_version_append_only before update or delete on contract_version for each row execute function refuse_change();
create trigger contract_version_into_open_months before insert on contract_version for each row execute function refuse_settled_month();
create trigger contract_penalty_kept before update or delete on contract_penalty for each row execute function keep_penalty();
create trigger contract_penalty_in_open_month before insert or update on contract_penalty for each row execute function refuse_settled_month();

do $$
declare
  t text;
  seen constant text := $sql$
    (select coalesce(current_setting('zhengyun.scope', true), '') = 'all')
    or department_id = any ((select string_to_array(nullif(current_setting('zhengyun.departments', true), ''), ',')::uuid[])::uuid[])
  $sql$;
begin
  foreach t in array array['contract_version', 'contract_penalty'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy tenant on %I for all using (%s) with check (%s)', t, seen, seen);
  end loop;
end $$;
grant select, insert on contract_version to zy_app, zy_worker;
grant select, insert, update on contract_penalty to zy_app, zy_worker;

alter table statement_line drop constraint statement_line_kind_check,
  add constraint statement_line_kind_check check (kind in
    ('usage', 'discount', 'minimum', 'maximum', 'included', 'annual', 'deduction', 'coefficient', 'floor', 'cap', 'penalty'));
