-- Up Migration
-- The policy profile that a cloud was last deployed with: the one in force. `profile` is what it is defined as, which one person
-- writes; it counts once two have let its deployment through. Null: the cloud was never deployed and goes by its definition.
alter table cloud add column deployed_profile text
  constraint deployed_profile_known check (deployed_profile in ('province', 'sector', 'city-very-large', 'city-medium', 'city-small'));

select set_config('zhengyun.scope', 'all', true);
update cloud set deployed_profile = coalesce(
  (select o.inputs -> 'cloud' ->> 'profile'
   from operation o
   join stack s on s.id = o.stack_id
   where s.kind = 'cloud' and s.cloud_id = cloud.id and o.verb = 'deploy' and o.state = 'done'
   order by o.ended_at desc
   limit 1),
  profile)
where outputs is not null;
