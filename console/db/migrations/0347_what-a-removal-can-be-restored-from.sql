-- Up Migration

-- What a removal that the authority ordered could be undone from, as it was last looked at on the cluster: a finished copy made since the
-- resource was stopped, or that there is none and why. Null: it was not looked at, or the operation is for something else.
alter table operation add column restorable jsonb;
