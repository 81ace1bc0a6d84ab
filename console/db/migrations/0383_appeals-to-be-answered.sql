-- Up Migration
-- An appeal stops the clock of a reclaim; the answer to it has a day of its own, past which the authority is told again every day.
select set_config('zhengyun.scope', 'all', true);
alter table reclaim drop constraint due_while_running;
-- Appeals that are open already: when the worker next looks at them it writes down the day that the policy gives.
update reclaim set due_at = now() where stage = 'appealed';
alter table reclaim add constraint due_while_open check ((stage = 'ended') = (due_at is null));
