-- Up Migration
select set_config('zhengyun.scope', 'all', true);

-- Which thing was seen, where a meter counts things once: an account that signed in.
alter table usage_event add column thing text;

-- A month's events lie in a partition of their own, months being those of Asia/Shanghai. Made ahead by whoever runs this function, whom the
-- owner lets: neither server nor worker owns tables. Events of before the first month stay in the default partition.
create function make_usage_months(first date, last date) returns integer
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  month date;
  name text;
  made integer := 0;
begin
  if first is null or last is null or last > first + interval '20 years' then
    raise exception 'months from % to % are not made: name at most twenty years', first, last using errcode = '22023';
  end if;
  -- Two who make the same month at once make it one after the other.
  perform pg_advisory_xact_lock(hashtextextended('make_usage_months', 0));
  for month in select generate_series(date_trunc('month', first), date_trunc('month', last), '1 month')::date loop
    name := format('usage_event_%s', to_char(month, 'YYYY_MM'));
    if to_regclass('public.' || name) is null then
      execute format('create table public.%I partition of public.usage_event for values from (%L) to (%L)', name,
        month::timestamp at time zone 'Asia/Shanghai', (month + interval '1 month')::timestamp at time zone 'Asia/Shanghai');
      made := made + 1;
    end if;
  end loop;
  return made;
end $$;
revoke all on function make_usage_months(date, date) from public;
grant execute on function make_usage_months(date, date) to zy_worker;

-- A province that ran before has its events in the default partition: they move to their months, once.
create temporary table moved_usage on commit drop as select * from usage_event;
delete from usage_event;
select make_usage_months(
  least((select min(event_at) at time zone 'Asia/Shanghai' from moved_usage), timestamp '2026-01-01')::date, date '2027-12-01');
insert into usage_event select * from moved_usage;

create trigger usage_event_append_only before update or delete on usage_event
  for each statement execute function refuse_change();
create trigger usage_event_key_append_only before update or delete on usage_event_key
  for each statement execute function refuse_change();
