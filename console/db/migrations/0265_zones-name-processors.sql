-- Up Migration

-- Instruction set of a zone's nodes; null: nobody has said, and the cluster's own default holds.
alter table cloud_zone add column architecture text check (architecture in ('amd64', 'arm64'));
