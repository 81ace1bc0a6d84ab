-- Up Migration
-- What the engine lacks was kept as a Chinese sentence; it is kept as a state now and said in each reader's language. Waits that stand
-- are looked at again within seconds, and get their true state then.
select set_config('zhengyun.scope', 'all', true);
update operation
set waiting_for = jsonb_build_object(
  'code', 'ENGINE',
  'state', case when waiting_for->>'sentence' like '%状态库%' then 'STATE_AWAY' else 'MISSING' end,
  'version', null,
  'said', null
)
where waiting_for->>'code' = 'ENGINE' and waiting_for ? 'sentence';
