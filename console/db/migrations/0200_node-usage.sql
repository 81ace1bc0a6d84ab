-- Up Migration
-- What the minutes of a node's series say together, kept as they come. A node has eight series a core, so reading the use of two
-- thousand nodes from the series took every page with a cloud on it seconds.
create table node_usage (
  node_id uuid not null references node,
  minute timestamptz not null,
  -- Series of cores and modes in the sums below; a minute that lacks some can't be set against one that has them.
  cpu_series int not null check (cpu_series >= 0),
  -- Seconds since boot over all cores, at the minute's first and last sample; idle: spent idle or waiting for disks.
  cpu_first double precision,
  cpu_last double precision,
  idle_first double precision,
  idle_last double precision,
  memory_bytes double precision,
  memory_available_bytes double precision,
  disk_bytes double precision,
  disk_available_bytes double precision,
  primary key (node_id, minute)
);

-- Nodes are no tenant's: whoever sees all, or runs the clouds. Asked once a query, not once a row (0060).
alter table node_usage enable row level security;
alter table node_usage force row level security;
create policy nodes on node_usage
  using ((select coalesce(current_setting('zhengyun.scope', true), '') in ('all', 'operations')))
  with check (current_setting('zhengyun.scope', true) = 'all');
grant select, insert, update on node_usage to zy_app, zy_worker;
