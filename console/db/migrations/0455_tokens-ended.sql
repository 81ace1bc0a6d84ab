-- Up Migration

-- Access tokens of a person that were issued up to this instant are worth nothing: all their sign-ins were ended then.
alter table person add column bearers_from timestamptz;
