-- Up Migration
-- How often the applicant asked for a decision, and when last: once a working day at most.
alter table request
  add column urged int not null default 0 check (urged >= 0),
  add column urged_at timestamptz,
  add constraint urged_whole check ((urged = 0) = (urged_at is null));
