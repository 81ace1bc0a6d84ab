-- Up Migration
-- Since when nobody knows what the operation did: from the first cut, through every recovery, until one of them finds out.
alter table operation add column unknown_since timestamptz;
create index operation_unknown on operation (unknown_since) where unknown_since is not null;
