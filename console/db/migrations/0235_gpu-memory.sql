-- Up Migration
-- GPU shares are priced by their device memory as well as by their number: a share of 80 GB is not worth what one of 1 GB is.
alter table quota drop constraint quota_dimension_check;
alter table quota add constraint quota_dimension_check check (dimension in (
  'vcpu', 'memory-gb', 'disk-ordinary-gb', 'disk-fast-gb', 'object-gb', 'backup-gb', 'bandwidth-mbps', 'public-ip',
  'load-balancer', 'gpu-share', 'gpu-memory-gb', 'security-pack-2', 'security-pack-3', 'bastion-account', 'monitored-host'
));
