-- Up Migration
-- Readings of use come all day long: a month would be rated again in every turn for a few of them. Their marks say so, and may wait.
select set_config('zhengyun.scope', 'all', true);

alter table rating_mark add column of_readings boolean not null default false;

create or replace function mark_for_rating() returns trigger language plpgsql as $$
begin
  case tg_table_name
    when 'resource_change' then
      insert into rating_mark (department_id, month)
      select distinct department_id, to_char(at at time zone 'Asia/Shanghai', 'YYYY-MM') from fresh;
    when 'usage_event' then
      insert into rating_mark (department_id, month, of_readings)
      select distinct department_id, to_char(event_at at time zone 'Asia/Shanghai', 'YYYY-MM'), true from fresh;
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
