-- Up Migration
-- An order that is sent again because its answer was lost (a server that was restarted, a broken line) must not become two. Who sends it
-- names it; the digest says that it is still the same order.
alter table request
  add column submit_key uuid,
  add column submit_digest text check (submit_digest ~ '^[0-9a-f]{64}$'),
  add constraint submitted_once_whole check ((submit_key is null) = (submit_digest is null));
create unique index one_submit_a_key on request (applicant_id, submit_key) where submit_key is not null;
