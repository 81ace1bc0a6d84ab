-- Up Migration
-- Who built the draft as it stands; null: a job did. Nobody issues what they built themselves, the database says so too.
alter table statement add column drafted_by uuid references person;
alter table statement add constraint drafter_never_issues check (issued_by <> drafted_by);
