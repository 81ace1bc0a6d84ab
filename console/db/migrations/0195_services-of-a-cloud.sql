-- Up Migration
-- Operators that stand on the cloud's cluster, with the names by which plans reach them. Null: nothing was said, so none but
-- what the local simulation plays on its own storage.
alter table cloud add column services jsonb;
