-- Up Migration
-- Two lines of GPU shares in one tenancy would each count every share of both, since the cluster's quota is the namespace's.
create unique index one_gpu_share on resource (tenancy_id) where item = 'gpu-share' and state in ('requested', 'active');
