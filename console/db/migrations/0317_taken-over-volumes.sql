-- Up Migration
-- Volumes that were taken over with a namespace take of the pool as delivered ones do: one row each, `taken_over` the claim's spec
-- as the cluster has it, until the tenancy has ended.
drop function pool_use();
create function pool_use() returns table (cloud_id uuid, zone_code text, delivered jsonb, wanted jsonb, resources bigint, taken_over jsonb)
  language plpgsql
  as $$
    declare scope_before text := coalesce(current_setting('zhengyun.scope', true), '');
    begin
      perform set_config('zhengyun.scope', 'all', true);
      return query
        with on_the_way as materialized (
          select line.resource_id, line.spec
          from order_line line
          join request q on q.id = line.request_id
          where line.state = 'open' and q.state = 'provisioning' and q.kind <> 'release'
        ), held as (
          select r.tenancy_id, case when r.state = 'active' then r.spec end as now_spec, l.spec as then_spec, count(*) as many
          from resource r
          left join on_the_way l on l.resource_id = r.id
          where r.state = 'active' or l.spec is not null
          group by 1, 2, 3
        )
        select t.cloud_id, t.zone_code, h.now_spec, h.then_spec, sum(h.many)::bigint, null::jsonb
        from held h
        join tenancy t on t.id = h.tenancy_id
        group by 1, 2, 3, 4
        union all
        select t.cloud_id, t.zone_code, null::jsonb, null::jsonb, 1::bigint, object -> 'spec'
        from tenancy t
        cross join lateral jsonb_array_elements(coalesce(t.adopted -> 'objects', '[]')) object
        where t.state not in ('released', 'lapsed') and object ->> 'kind' = 'PersistentVolumeClaim';
      perform set_config('zhengyun.scope', scope_before, true);
    end
  $$;
