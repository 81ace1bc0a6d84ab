-- Up Migration
-- A resource's readings are found by (resource, meter, instant) with or without a meter named: a resource has few meters, and the index is asked once
-- for each. A second index would be written with every reading for that alone.
drop index usage_event_resource;

create or replace function mark_for_rating() returns trigger language plpgsql as $$
begin
  case tg_table_name
    when 'resource_change' then
      insert into rating_mark (department_id, month)
      select distinct department_id, to_char(at at time zone 'Asia/Shanghai', 'YYYY-MM') from fresh;
    when 'usage_event' then
      -- A batch is mostly of few days. Where a department's first and last reading lie 28 days apart at most there is no month between theirs, and
      -- where they lie further apart the month of each reading is looked at.
      insert into rating_mark (department_id, month, of_readings)
      with spans as materialized (
        select department_id, min(event_at) as first, max(event_at) as last from fresh group by department_id)
      select distinct department_id, to_char(at at time zone 'Asia/Shanghai', 'YYYY-MM'), true from (
        select department_id, first from spans union all select department_id, last from spans union all
        select f.department_id, f.event_at from spans s join fresh f using (department_id)
         where s.last - s.first > interval '28 days') m (department_id, at);
    when 'usage_amendment' then
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
