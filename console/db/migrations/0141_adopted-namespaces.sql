-- Up Migration
-- What stood in a namespace before it became a tenancy (adoptedSchema): part of its base's program from then on; null: the base
-- made its namespace.
alter table tenancy add column adopted jsonb;
