-- Up Migration
-- What a cloud had to give, by when it was defined: a month that is over is set against the capacity of its end, whatever was defined since.
select set_config('zhengyun.scope', 'all', true);

create table cloud_capacity (
  cloud_id uuid not null references cloud,
  dimension text not null,
  -- From when on the cloud's zones had this much together.
  since timestamptz not null,
  total bigint not null check (total >= 0),
  primary key (cloud_id, dimension, since)
);
grant select, insert, update on cloud_capacity to zy_app, zy_worker;

-- What stands today has stood since the cloud was last defined; where nothing says when that was, it is known from today on and not before.
insert into cloud_capacity (cloud_id, dimension, since, total)
select z.cloud_id, z.dimension, coalesce(max(d.at), now()), sum(z.total)
  from zone_capacity z
  left join (
    select object_id, max(at) as at from audit_row where action = 'clouds.defined' and outcome = 'done' and object_kind = 'cloud' group by 1
  ) d on d.object_id = z.cloud_id::text
 group by 1, 2;

-- What all departments together hold of each cloud as an instant begins, and how many of them hold any: sums alone leave it, so that who reads
-- them needs to see no department's row.
create function held_by_cloud(instant timestamptz)
  returns table (cloud_id uuid, dimension text, units numeric, departments bigint)
  language plpgsql
  as $$
    declare scope_before text := coalesce(current_setting('zhengyun.scope', true), '');
    begin
      perform set_config('zhengyun.scope', 'all', true);
      return query
        with last as (
          select distinct on (c.resource_id) c.resource_id, c.department_id, c.amounts
            from resource_change c
           where c.at < instant
           -- Of a transfer's two, the taker's part comes last.
           order by c.resource_id, c.at desc, c.kind = 'handed-over', c.id desc
        )
        select r.cloud_id, a.key, sum(a.value::numeric), count(distinct l.department_id)
          from last l
          join resource r on r.id = l.resource_id
         cross join lateral jsonb_each_text(l.amounts) a
         where a.value::numeric > 0
         group by 1, 2;
      perform set_config('zhengyun.scope', scope_before, true);
    end
  $$;

-- What agents measured on each cloud's nodes within a period of whole hours, from one minute an hour: processor seconds between two readings an hour
-- apart, which both count since the host was started; memory at the reading. `hours_expected`: those of every node that was there, listed in a zone or
-- measured, whether or not it was heard of.
create function measured_by_cloud(period_from timestamptz, period_to timestamptz)
  returns table (cloud_id uuid, hours_expected bigint, cpu_hours bigint, cpu_seconds double precision, cpu_idle_seconds double precision,
                 memory_hours bigint, memory_bytes double precision, memory_free_bytes double precision)
  language plpgsql
  as $$
    declare
      scope_before text := coalesce(current_setting('zhengyun.scope', true), '');
      hours constant bigint := extract(epoch from period_to - period_from) / 3600;
    begin
      perform set_config('zhengyun.scope', 'all', true);
      return query
        with reading as materialized (
          select u.*, lag(u.minute) over w as before, lag(u.cpu_series) over w as series_before,
                 lag(u.cpu_last) over w as cpu_before, lag(u.idle_last) over w as idle_before
            from generate_series(period_from, period_to, interval '1 hour') h (at)
            join node_usage u on u.minute = h.at
          window w as (partition by u.node_id order by u.minute)
        ), node_sum as (
          select r.node_id,
                 count(*) filter (where r.spent) as cpu_hours,
                 sum(r.cpu_last - r.cpu_before) filter (where r.spent) as cpu_seconds,
                 sum(r.idle_last - r.idle_before) filter (where r.spent) as cpu_idle_seconds,
                 count(*) filter (where r.held) as memory_hours,
                 sum(r.memory_bytes) filter (where r.held) as memory_bytes,
                 sum(r.memory_available_bytes) filter (where r.held) as memory_free_bytes
            from (
              select x.*,
                     coalesce(x.before = x.minute - interval '1 hour' and x.cpu_series > 0 and x.cpu_series = x.series_before
                       and x.cpu_last > x.cpu_before and x.idle_last >= x.idle_before, false) as spent,
                     x.minute < period_to and x.memory_bytes > 0 and x.memory_available_bytes is not null as held
                from reading x) r
           group by 1
        ), listed as (
          select z.cloud_id, n.name from cloud_zone z cross join lateral unnest(z.nodes) n (name) where z.removed_at is null group by 1, 2
        ), expected as (
          select coalesce(n.cloud_id, l.cloud_id) as cloud_id, n.id as node_id
            from node n full join listed l on l.cloud_id = n.cloud_id and l.name = n.name
           where exists (select from node_sum s where s.node_id = n.id)
              or (l.name is not null and (n.id is null or n.enrolled_at < period_to))
        )
        select e.cloud_id, count(*) * hours, coalesce(sum(s.cpu_hours), 0)::bigint, sum(s.cpu_seconds), sum(s.cpu_idle_seconds),
               coalesce(sum(s.memory_hours), 0)::bigint, sum(s.memory_bytes), sum(s.memory_free_bytes)
          from expected e
          left join node_sum s on s.node_id = e.node_id
         group by 1;
      perform set_config('zhengyun.scope', scope_before, true);
    end
  $$;
