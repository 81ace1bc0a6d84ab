-- Up Migration
-- A version that ends, or reigns on, changes what is charged from the earlier of its old and new end; one that is withdrawn, from its beginning. Marking the
-- beginning of the one that ends had every issued month since rated and held against its statement.
select set_config('zhengyun.scope', 'all', true);

create function mark_for_rating_where_prices_ended() returns trigger language plpgsql as $$
begin
  insert into rating_mark (department_id, month)
  select distinct department_id, to_char(since at time zone 'Asia/Shanghai', 'YYYY-MM') from (
    select n.department_id,
           case when n.withdrawn_at is distinct from o.withdrawn_at then n.valid_from
                when n.valid_to is distinct from o.valid_to then least(n.valid_to, o.valid_to) end as since
      from fresh n join stale o on o.id = n.id) changed
   where since is not null;
  return null;
end $$;

drop trigger price_version_ended_marks on price_version;
create trigger price_version_ended_marks after update on price_version
  referencing old table as stale new table as fresh for each statement execute function mark_for_rating_where_prices_ended();
