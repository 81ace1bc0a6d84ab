-- Up Migration
-- Readings are looked up by their resource: each resource's thirty days once a day, and each hour's before it is made.
create index usage_event_resource on usage_event (resource_id, event_at);
