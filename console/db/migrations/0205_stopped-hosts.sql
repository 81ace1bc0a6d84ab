-- Up Migration
-- Whether the hosts of a resource are to run. Stopped ones keep their disks, which go on being charged, and nothing else.
-- Items that have nothing to switch are running for as long as they are there.
alter table resource add column power text not null default 'running'
  constraint resource_power_check check (power in ('running', 'stopped'));

-- A stop and a start change what a resource holds, as a resize does.
alter table resource_change drop constraint resource_change_kind_check;
alter table resource_change add constraint resource_change_kind_check
  check (kind in ('create', 'resize', 'stop', 'start', 'delete'));
