-- Up Migration
select set_config('zhengyun.scope', 'all', true);

-- A change of what a resource holds is written down whenever it becomes known. One of an instant whose month is closed by then counts for no closed
-- month: `counts_from` is the first instant after the months that were closed, null where its own month was open. What a closed month lacks by it
-- is found as a late fact of the statement.
alter table resource_change add column counts_from timestamptz check (counts_from > at);
create index resource_change_late on resource_change (department_id, at) where counts_from is not null;
