-- Up Migration
-- The person who asked for a cloud's own deployment, which another one releases; null: a job of the set-up, or a request's.
alter table operation add column asked_by uuid references person;
