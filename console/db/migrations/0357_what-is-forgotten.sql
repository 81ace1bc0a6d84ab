-- Up Migration
-- What is old enough is thrown away by the worker, in small parts, by the dated policy in the rulebook.
create index metric_minute_by_minute on metric_minute using brin (minute);
create index agent_batch_received on agent_batch using brin (received_at);
create index observation_by_instant on observation using brin (at);
create index operation_ended on operation (ended_at) where ended_at is not null;
grant delete on metric_minute, node_usage, agent_batch, observation, operation_event to zy_worker;
-- Observations are what statements rest on: they are never changed, and never thrown away within the year and a month they may be asked for,
-- whatever a policy says.
drop trigger observation_append_only on observation;
create trigger observation_append_only before update or truncate on observation for each statement execute function refuse_change();
create function refuse_young_observation() returns trigger language plpgsql as $$
begin
  if old.at > clock_timestamp() - interval '400 days' then
    raise exception 'observation is append-only for 400 days';
  end if;
  return old;
end $$;
create trigger observation_kept before delete on observation for each row execute function refuse_young_observation();
