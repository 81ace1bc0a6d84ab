-- Up Migration
select set_config('zhengyun.scope', 'all', true);

-- A payment that was recorded wrongly is reversed by a second person, with a reason, in a row of its own; neither row is ever changed.
alter table statement_payment add constraint statement_payment_recorder unique (id, recorded_by);
create table statement_payment_reversal (
  payment_id uuid primary key,
  department_id uuid not null references department,
  -- Who recorded the payment: held here so that the database itself refuses that they reverse it.
  recorded_by uuid not null,
  reversed_by uuid not null references person,
  reversed_at timestamptz not null,
  reason text not null check (reason <> ''),
  foreign key (payment_id, recorded_by) references statement_payment (id, recorded_by),
  constraint recorder_never_reverses check (reversed_by <> recorded_by)
);
create index statement_payment_reversal_department on statement_payment_reversal (department_id);
create trigger statement_payment_reversal_append_only before update or delete or truncate on statement_payment_reversal execute function refuse_change();

-- What two writings of one voucher's number have in common: width of characters, case and blanks make no other voucher.
create function voucher_key(reference text) returns text language sql immutable
  return upper(regexp_replace(normalize(reference, NFKC), '\s', '', 'g'));
alter table statement_payment drop constraint statement_payment_statement_id_reference_key;
create index statement_payment_voucher on statement_payment (department_id, voucher_key(reference));

-- The number of the statement that a voucher between one payer and one payee has paid, unless all of that was reversed; null: none. Held
-- under a lock until the transaction ends, so that of two at once the second sees the first.
create function statement_of_voucher(payer uuid, payee uuid, voucher text, other_than uuid) returns text language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended(concat_ws('|', 'voucher', payer, payee, voucher_key(voucher)), 0));
  return (
    select min(s.number)
      from statement_payment p
      join statement s on s.id = p.statement_id
      join contract c on c.id = s.contract_id
     where p.department_id = payer and voucher_key(p.reference) = voucher_key(voucher) and c.operator_id = payee
       and p.id is distinct from other_than
       and not exists (select from statement_payment_reversal r where r.payment_id = p.id));
end $$;
-- Whoever writes the row: payments of before stay as they are.
create function refuse_voucher_twice() returns trigger language plpgsql as $$
declare used text;
begin
  select statement_of_voucher(new.department_id, c.operator_id, new.reference, new.id) into used
    from statement s join contract c on c.id = s.contract_id where s.id = new.statement_id;
  if used is not null then
    raise exception 'voucher % was recorded for statement %', new.reference, used using errcode = 'ZY002';
  end if;
  return new;
end $$;
create trigger statement_payment_voucher before insert on statement_payment for each row execute function refuse_voucher_twice();

-- As before, and: what was paid is confirmed again once a payment of it is reversed and something is left to pay.
create or replace function keep_issued_statement() returns trigger language plpgsql as $$
declare may_change constant text[] := array['state', 'confirmed_at', 'confirmed_by', 'confirmed_how', 'paid_at'];
begin
  if old.issued_at is null then
    return case when tg_op = 'DELETE' then old else new end;
  end if;
  if tg_op = 'DELETE' or (to_jsonb(old) - may_change) is distinct from (to_jsonb(new) - may_change)
    or (old.state, new.state) not in (('issued', 'confirmed'), ('issued', 'paid'), ('confirmed', 'paid'), ('paid', 'confirmed'))
    or (old.confirmed_at is not null and (old.confirmed_at, old.confirmed_by, old.confirmed_how) is distinct from (new.confirmed_at, new.confirmed_by, new.confirmed_how))
    or (old.state = 'paid' and old.payable_fen <= coalesce((select sum(p.amount_fen) from statement_payment p where p.statement_id = old.id
      and not exists (select from statement_payment_reversal r where r.payment_id = p.id)), 0)) then
    raise exception '% is refused: statement % is issued', tg_op, old.id using errcode = 'ZY002';
  end if;
  return new;
end $$;

alter table statement_payment_reversal enable row level security;
alter table statement_payment_reversal force row level security;
create policy tenant on statement_payment_reversal for all
  using ((select coalesce(current_setting('zhengyun.scope', true), '') = 'all')
    or department_id = any ((select string_to_array(nullif(current_setting('zhengyun.departments', true), ''), ',')::uuid[])::uuid[]))
  with check ((select coalesce(current_setting('zhengyun.scope', true), '') = 'all')
    or department_id = any ((select string_to_array(nullif(current_setting('zhengyun.departments', true), ''), ',')::uuid[])::uuid[]));
grant select, insert on statement_payment_reversal to zy_app, zy_worker;
