-- Up Migration
-- Whether quota is held for a line now. A changed plan gives back what is held for some lines of a request and leaves it to those
-- the engine is at, so the request's state can't say it for all of them.
alter table order_line add column reserved boolean not null default false;
-- When an operation whose end is unknown is to be looked at again; null while a person must decide, and in every other state.
alter table operation add column recover_after timestamptz;

select set_config('zhengyun.scope', 'all', true);
update order_line l set reserved = true
  from request q
  where q.id = l.request_id and q.state in ('provisioning', 'failed') and l.state = 'open';
update operation set recover_after = coalesce(started_at, requested_at)
  where state = 'unknown' and trouble->'facts'->>'explained' is distinct from 'no';
