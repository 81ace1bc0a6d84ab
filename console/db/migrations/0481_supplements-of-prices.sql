-- Up Migration
-- A version in force is never edited. What it has no price of is added beside its prices by two people, as a row that says who, why and by which paper.
select set_config('zhengyun.scope', 'all', true);

create table price_supplement (
  id uuid primary key,
  number text not null unique,
  version_id uuid not null references price_version,
  sku text not null,
  unit text not null,
  unit_price numeric(20,6) not null check (unit_price >= 0),
  rule jsonb not null,
  reason text not null,
  -- The paper it rests on: a reply, minutes, a letter.
  reference text not null,
  state text not null check (state in ('proposed', 'approved', 'refused')),
  proposed_by uuid not null references person,
  proposed_at timestamptz not null,
  decided_by uuid references person,
  decided_at timestamptz,
  decision_note text,
  constraint price_supplement_decided_whole
    check ((state = 'proposed') = (decided_by is null) and (decided_by is null) = (decided_at is null)),
  constraint price_supplement_two_people check (decided_by <> proposed_by)
);
-- Of one item of a version at most one waits, and at most one is its price.
create unique index price_supplement_waiting on price_supplement (version_id, sku) where state = 'proposed';
create unique index price_supplement_approved on price_supplement (version_id, sku) where state = 'approved';

create function keep_price_supplement() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.state = 'proposed'
     and (to_jsonb(old) - array['state', 'decided_by', 'decided_at', 'decision_note'])
       = (to_jsonb(new) - array['state', 'decided_by', 'decided_at', 'decision_note']) then
    return new;
  end if;
  raise exception '% of price supplement % is refused', tg_op, old.number using errcode = 'ZY002';
end $$;
create trigger price_supplement_kept before update or delete on price_supplement for each row execute function keep_price_supplement();
create trigger price_supplement_never_emptied before truncate on price_supplement for each statement execute function refuse_change();

alter table price_supplement enable row level security;
alter table price_supplement force row level security;
-- What is approved is as public as the version it belongs to; what is proposed is for those who see all money.
create policy tenant on price_supplement for select
  using ((select coalesce(current_setting('zhengyun.scope', true), '') = 'all')
    or (state = 'approved' and exists (select from price_version v where v.id = version_id)));
create policy proposed on price_supplement for insert
  with check ((select coalesce(current_setting('zhengyun.scope', true), '') = 'all'));
create policy decided on price_supplement for update
  using ((select coalesce(current_setting('zhengyun.scope', true), '') = 'all'));
grant select, insert on price_supplement to zy_app, zy_worker;
grant update (state, decided_by, decided_at, decision_note) on price_supplement to zy_app, zy_worker;

-- The price itself stands among those of its version, so that charges pin it like any other.
alter table price add column supplement_id uuid unique references price_supplement;

-- Who held the item since the version began is rated again, and an issued month that could not be held against its statement is looked at anew.
create function mark_for_rating_where_prices_came() returns trigger language plpgsql as $$
begin
  insert into rating_mark (department_id, month)
  select c.department_id, to_char(greatest(min(c.at), v.valid_from) at time zone 'Asia/Shanghai', 'YYYY-MM')
    from fresh f
    join price_version v on v.id = f.version_id
    join resource_change c on c.amounts ? split_part(f.sku, '.', 1)
         and (v.department_id is null or v.department_id = c.department_id) and (v.valid_to is null or c.at < v.valid_to)
   where f.supplement_id is not null
   group by c.department_id, v.valid_from;
  return null;
end $$;
create trigger price_supplement_marks after insert on price
  referencing new table as fresh for each statement execute function mark_for_rating_where_prices_came();
