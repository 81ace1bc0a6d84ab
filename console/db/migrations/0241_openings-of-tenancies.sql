-- Up Migration
-- What the last look found in a tenancy's namespace that opens it and that no stack of it made (openingsSchema), with who and when by
-- managedFields. Kept while a look can't tell; null: nobody has looked, or the stack is no tenancy's base.
alter table drift_check add column openings jsonb;
create index drift_check_opened on drift_check (stack_id) where jsonb_array_length(openings->'found') > 0;
