-- Up Migration
-- A page of resources is the newest few of all that one may see; it read and sorted all of them.
create index resource_newest on resource (created_at desc, id desc);
