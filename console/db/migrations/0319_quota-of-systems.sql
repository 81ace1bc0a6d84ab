-- Up Migration
-- The lowest level of the quota tree: what one system may take of its department's limit on a cloud. A system without a row shares the
-- department's. What it holds is the sum over its resources and is stored nowhere.
create table quota_system (
  id uuid primary key,
  department_id uuid not null references department,
  system_id uuid not null references business_system,
  cloud_id uuid not null references cloud,
  dimension text not null,
  xinchuang boolean not null,
  limit_units bigint not null check (limit_units >= 0),
  constraint quota_system_once unique (system_id, cloud_id, dimension, xinchuang)
);
create index quota_system_department on quota_system (department_id, cloud_id);
alter table quota_system enable row level security;
alter table quota_system force row level security;
create policy tenant on quota_system
  using ((select coalesce(current_setting('zhengyun.scope', true), '') = any (array['all', 'operations']))
    or department_id = any ((select string_to_array(nullif(current_setting('zhengyun.departments', true), ''), ',')::uuid[])::uuid[]))
  with check ((select coalesce(current_setting('zhengyun.scope', true), '') = any (array['all', 'operations']))
    or department_id = any ((select string_to_array(nullif(current_setting('zhengyun.departments', true), ''), ',')::uuid[])::uuid[]));
grant select, insert, update, delete on quota_system to zy_app, zy_worker;

alter table quota_history add column system_id uuid references business_system;
alter table quota_history drop constraint quota_history_level_check;
alter table quota_history add constraint quota_history_level_check check (level in ('province', 'tier', 'cloud', 'department', 'system'));

do $$
declare t text;
begin
  foreach t in array array['quota_pool', 'quota_history', 'quota_ask', 'quota_system'] loop
    execute format($sql$
      alter table %I add constraint %I check (dimension in (
        'vcpu', 'memory-gb', 'disk-ordinary-gb', 'disk-fast-gb', 'object-gb', 'backup-gb', 'bandwidth-mbps', 'public-ip',
        'load-balancer', 'gpu-share', 'gpu-memory-gb', 'security-pack-2', 'security-pack-3', 'bastion-account', 'monitored-host'
      ))
    $sql$, t, t || '_dimension_check');
  end loop;
end $$;
