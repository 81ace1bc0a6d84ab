-- Up Migration
-- A node whose enrolment was answered but never heard asks again with the same key: by its hash it is known as the same one.
alter table node_certificate add column public_key_hash bytea not null;

create index metric_minute_node on metric_minute (node_id, metric, minute desc);
