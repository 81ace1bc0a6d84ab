-- Up Migration
-- Dimensions are the rulebook's; a quota of another one is a mistake.
alter table quota drop constraint quota_dimension_check;
alter table quota add constraint quota_dimension_check check (dimension in (
  'vcpu', 'memory-gb', 'disk-ordinary-gb', 'disk-fast-gb', 'object-gb', 'backup-gb', 'bandwidth-mbps', 'public-ip',
  'load-balancer', 'gpu-share', 'security-pack-2', 'security-pack-3', 'bastion-account', 'monitored-host'
));

-- Whether something in the zone may have an address on the Internet. 互联网区 exists for that; no other zone allows it unless told.
alter table cloud_zone add column public_address boolean not null default false;
update cloud_zone set public_address = true where code = 'internet';

-- Two packs would set one namespace's labels and policies against each other.
create unique index one_security_pack on resource (tenancy_id) where item = 'security-pack' and state in ('requested', 'active');
