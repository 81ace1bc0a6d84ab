-- Up Migration
-- Charges belong to a rating of (contract, month) instead of to a statement: what use costs is there before any statement is, and every
-- view reads the same rows. A statement names the rating it was made from, which is kept as long as the statement stands.
select set_config('zhengyun.scope', 'all', true);

create table rated_month (
  id uuid primary key,
  department_id uuid not null references department,
  contract_id uuid not null references contract,
  month text not null check (month ~ '^[0-9]{4}-[0-9]{2}$'),
  -- The part of the month that is charged: under the contract, up to `as_of`.
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  as_of timestamptz not null,
  -- SHA-256 over every charge and item: rated again from the same facts it is the same, and nothing is written.
  content_hash text not null,
  charges integer not null check (charges >= 0),
  -- Yuan, exact: the sum of its charges.
  amount numeric not null,
  -- The newest rating of the contract and month; an older one stays while a statement names it.
  current boolean not null,
  rated_at timestamptz not null
);
create unique index rated_month_current on rated_month (contract_id, month) where current;
create index rated_month_department on rated_month (department_id, month) where current;

-- One billing item under one price version: the month's whole quantity, to which tiers, packages and bounds apply.
create table rated_item (
  id uuid primary key,
  rating_id uuid not null references rated_month,
  department_id uuid not null references department,
  sku text not null,
  price_version_id uuid not null references price_version,
  -- How long the price reigned within the charged part, in seconds, and as a share of the price's month.
  seconds bigint not null,
  share numeric(30, 9) not null,
  quantity numeric(40, 9) not null,
  -- Yuan, exact: by the model, what the discount takes off, what a bound adds or takes off.
  by_model numeric not null,
  discount numeric not null,
  bound numeric not null,
  unique (rating_id, sku, price_version_id)
);

alter table statement add column rating_id uuid references rated_month;
create index statement_rating on statement (rating_id);

alter table charge add column rating_id uuid references rated_month;
alter table charge add column kind text not null default 'usage' check (kind in ('usage', 'discount', 'minimum', 'maximum'));
alter table charge add column cloud_id uuid references cloud;
-- The facts it follows from: { changes: [ids] } of what was held, { readings, digest, unknownSeconds } of what was consumed, {} of a bound.
alter table charge add column events jsonb not null default '{}';
alter table charge alter column resource_id drop not null;
alter table charge alter column unit_price drop not null;
alter table charge alter column units drop not null;
alter table charge alter column quantity drop not null;
-- A price with tiers and a discount has more places than fifteen, and none is lost.
alter table charge alter column amount type numeric;

-- What was billed before: each statement's charges become the rating it was made from.
drop trigger charge_frozen on charge;
alter table statement disable trigger user;
insert into rated_month
select s.id, s.department_id, s.contract_id, s.month, (s.working #>> '{period,from}')::timestamptz, (s.working #>> '{period,to}')::timestamptz,
       s.as_of, s.content_hash, (select count(*) from charge c where c.statement_id = s.id),
       (select coalesce(sum(amount), 0) from charge c where c.statement_id = s.id), true, s.built_at
from statement s;
update statement set rating_id = id;
alter table statement enable trigger user;
update charge c set rating_id = c.statement_id, cloud_id = r.cloud_id from resource r where r.id = c.resource_id;
insert into rated_item
select gen_random_uuid(), rating_id, department_id, sku, price_version_id, 0, 1, sum(quantity), sum(amount), 0, 0
from charge group by rating_id, department_id, sku, price_version_id;
alter table charge alter column kind drop default;
alter table charge alter column events drop default;
alter table charge alter column rating_id set not null;
alter table charge drop column statement_id;
create index charge_rating on charge (rating_id);
create index charge_resource on charge (resource_id, rating_id);

alter table charge add constraint charge_of_use check (kind not in ('usage', 'discount') or resource_id is not null);
alter table charge add constraint charge_counted check (kind <> 'usage' or quantity is not null);

-- The lines of a statement have more places and more kinds.
alter table statement_line alter column exact type numeric(70, 40);
alter table statement_line drop constraint statement_line_kind_check;
alter table statement_line add constraint statement_line_kind_check
  check (kind in ('usage', 'discount', 'minimum', 'maximum', 'annual', 'deduction', 'coefficient'));

-- Once a statement is issued, the rating it names is as frozen as itself.
create function refuse_frozen_charges() returns trigger language plpgsql as $$
begin
  if exists (select from (select distinct rating_id from touched) t join statement s on s.rating_id = t.rating_id where s.issued_at is not null) then
    raise exception '% on % is refused: an issued statement names its rating', tg_op, tg_table_name using errcode = 'ZY002';
  end if;
  return null;
end $$;
create function refuse_frozen_rating() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and (to_jsonb(old) - 'current') = (to_jsonb(new) - 'current') then
    return new;
  end if;
  if exists (select from statement where rating_id = old.id and issued_at is not null) then
    raise exception '% is refused: an issued statement names rating %', tg_op, old.id using errcode = 'ZY002';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger rated_month_frozen before update or delete on rated_month for each row execute function refuse_frozen_rating();
revoke update on charge from zy_app, zy_worker;
create trigger charge_never_changed before update or truncate on charge execute function refuse_change();
create trigger charge_frozen_insert after insert on charge referencing new table as touched for each statement execute function refuse_frozen_charges();
create trigger charge_frozen_delete after delete on charge referencing old table as touched for each statement execute function refuse_frozen_charges();
create trigger rated_item_never_changed before update or truncate on rated_item execute function refuse_change();
create trigger rated_item_frozen_insert after insert on rated_item referencing new table as touched for each statement execute function refuse_frozen_charges();
create trigger rated_item_frozen_delete after delete on rated_item referencing old table as touched for each statement execute function refuse_frozen_charges();

-- Whose facts changed since they were rated, and from which month on. Append-only while facts arrive, so that nobody who stores facts waits
-- for another; whoever rates takes the marks it saw. Written with the fact or not at all. `department_id` null: everyone's.
create table rating_mark (
  id uuid primary key default gen_random_uuid(),
  department_id uuid references department,
  month text not null check (month ~ '^[0-9]{4}-[0-9]{2}$')
);
create function mark_for_rating() returns trigger language plpgsql as $$
begin
  case tg_table_name
    when 'resource_change' then
      insert into rating_mark (department_id, month)
      select distinct department_id, to_char(at at time zone 'Asia/Shanghai', 'YYYY-MM') from fresh;
    when 'usage_event', 'usage_amendment' then
      insert into rating_mark (department_id, month)
      select distinct department_id, to_char(event_at at time zone 'Asia/Shanghai', 'YYYY-MM') from fresh;
    when 'contract' then
      insert into rating_mark (department_id, month)
      select distinct department_id, to_char(valid_from at time zone 'Asia/Shanghai', 'YYYY-MM') from fresh;
    when 'price_version' then
      insert into rating_mark (department_id, month)
      select distinct (to_jsonb(fresh) ->> 'department_id')::uuid, to_char(valid_from at time zone 'Asia/Shanghai', 'YYYY-MM') from fresh;
  end case;
  return null;
end $$;
create trigger resource_change_marks after insert on resource_change referencing new table as fresh for each statement execute function mark_for_rating();
create trigger usage_event_marks after insert on usage_event referencing new table as fresh for each statement execute function mark_for_rating();
create trigger contract_marks after insert on contract referencing new table as fresh for each statement execute function mark_for_rating();
create trigger contract_amended_marks after update on contract referencing new table as fresh for each statement execute function mark_for_rating();
create trigger price_version_marks after insert on price_version referencing new table as fresh for each statement execute function mark_for_rating();
create trigger price_version_ended_marks after update on price_version referencing new table as fresh for each statement execute function mark_for_rating();

do $$
declare
  t text;
  own constant text := $sql$department_id = any ((select string_to_array(nullif(current_setting('zhengyun.departments', true), ''), ',')::uuid[])::uuid[])$sql$;
begin
  foreach t in array array['rated_month', 'rated_item', 'rating_mark'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format($sql$create policy tenant on %I
      using ((select coalesce(current_setting('zhengyun.scope', true), '') = any (%L::text[])) or %s)
      with check ((select coalesce(current_setting('zhengyun.scope', true), '') = any (%L::text[])) or %s)$sql$,
      t, case when t = 'rating_mark' then array['all', 'operations'] else array['all'] end, own,
      case when t = 'rating_mark' then array['all', 'operations'] else array['all'] end, own);
  end loop;
end $$;
grant select, insert, update, delete on rated_month to zy_app, zy_worker;
grant select, insert, delete on rated_item, rating_mark to zy_app, zy_worker;
