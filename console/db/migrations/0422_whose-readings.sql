-- Up Migration
-- The service account that sent a reading: only it may amend the reading without a person. Null: a person, the console itself, or of before this
-- was kept. No foreign key: it is read from the key the call was made with, and a check of each of millions of readings would prove nothing more.
alter table usage_event add column sent_by uuid;

-- The last reading of a meter before a month is found at once, however long a resource has been read.
create index usage_event_meter on usage_event (resource_id, dimension, event_at desc);
-- Entries are listed by id, and this is read by nothing.
drop index usage_entry_newest;
