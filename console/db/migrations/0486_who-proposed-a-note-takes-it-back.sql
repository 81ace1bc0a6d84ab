-- Up Migration
-- Who proposed a note may take it back while it waits, which ends it as a refusal does; it is still approved by somebody else.
alter table credit_note drop constraint proposer_never_approves;
alter table credit_note add constraint proposer_never_approves check (state = 'refused' or decided_by <> proposed_by);
