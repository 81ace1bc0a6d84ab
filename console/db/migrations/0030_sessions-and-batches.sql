-- Up Migration
-- Mutations are guarded by the caller's origin and a header that no foreign page can send, so a session carries no token for it.
alter table session drop column csrf_token;

-- What a batch held: the same (node, boot, sequence) with other content is an error, never a second truth.
alter table agent_batch add column content_hash bytea not null default '\x';
alter table agent_batch alter column content_hash drop default;

create index node_certificate_node on node_certificate (node_id, not_after desc);
create index tenancy_cloud_slug on tenancy (cloud_id, slug);
