-- Up Migration
-- Ceiling of the base stack as last verified on the cluster; another one due makes the next order deploy the base anew.
alter table tenancy add column ceiling jsonb;

-- What every zone's pool has given and promised, whoever took it: the pool is everybody's business (open by default, F18), its
-- takers are not, so a department reads counts of specs here and never another's rows. `delivered` and `wanted` are catalogue
-- specs; both stand where an approved resize is on its way. The scope is widened for this one query and put back.
create function pool_use() returns table (cloud_id uuid, zone_code text, delivered jsonb, wanted jsonb, resources bigint)
  language plpgsql
  as $$
    declare scope_before text := coalesce(current_setting('zhengyun.scope', true), '');
    begin
      perform set_config('zhengyun.scope', 'all', true);
      return query
        select r.cloud_id, t.zone_code, case when r.state = 'active' then r.spec end, l.spec, count(*)
        from resource r
        join tenancy t on t.id = r.tenancy_id
        left join lateral (
          select line.spec
          from order_line line
          join request q on q.id = line.request_id
          where line.resource_id = r.id and line.state = 'open' and q.state = 'provisioning' and q.kind <> 'release'
          limit 1
        ) l on true
        where r.state = 'active' or l.spec is not null
        group by 1, 2, 3, 4;
      perform set_config('zhengyun.scope', scope_before, true);
    end
  $$;
