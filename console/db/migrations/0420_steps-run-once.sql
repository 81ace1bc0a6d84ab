-- Up Migration
-- Which run has a piece of work, and when it last said that it lives: a run that was given up ends nothing that was asked for anew.
-- What was asked to be issued is the statement as the person saw it, by its content hash; one built anew since is issued by nobody's word.
alter table statement_step
  add column run uuid,
  add column renewed_at timestamptz,
  add column content_hash text;
