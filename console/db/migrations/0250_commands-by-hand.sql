-- Up Migration
-- A command that a person ran by hand in a break-glass window. Its row stands before the command starts, so that a command line that
-- is killed leaves a run without an end; who watches notes that later as lost.
create table by_hand_run (
  id uuid primary key,
  window_id uuid not null references break_glass,
  run_by uuid not null references person,
  -- Stacks of the window's cloud that were named; empty: none was.
  stacks text[] not null,
  -- As typed, cut at 16,384 characters; bytes and digest (SHA-256) are of the whole line in UTF-8.
  command text not null check (length(command) between 1 and 16384),
  command_bytes int not null,
  command_digest bytea not null check (octet_length(command_digest) = 32),
  started_at timestamptz not null,
  ended_at timestamptz,
  outcome text check (outcome in ('completed', 'window-ended', 'interrupted', 'lost')),
  -- null: it was ended by `signal`, or nobody knows.
  exit_code int,
  signal text,
  constraint by_hand_ended_whole check ((ended_at is null) = (outcome is null))
);
create index by_hand_run_window on by_hand_run (window_id, started_at desc);
create index by_hand_run_open on by_hand_run (started_at) where ended_at is null;

alter table by_hand_run enable row level security;
alter table by_hand_run force row level security;
create policy operator on by_hand_run
  using ((select coalesce(current_setting('zhengyun.scope', true), '') = any (array['all', 'operations'])))
  with check ((select coalesce(current_setting('zhengyun.scope', true), '') = any (array['all', 'operations'])));
grant select, insert, update on by_hand_run to zy_app, zy_worker;
