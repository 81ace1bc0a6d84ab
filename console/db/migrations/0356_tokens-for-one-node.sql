-- Up Migration
-- The one name that may join with it, in place of the node that bears it; null: any name that no node with a live certificate bears.
alter table join_token add column for_name text;
