-- Up Migration
-- The official mail address that was entered with a real-name account; null: none, and the person is told on screen alone.
alter table person add column mail text check (mail ~ '^[^@[:space:]<>,;]+@[^@[:space:]<>,;]+$');

-- How a person wants to be told by mail. What is weighty comes at once whatever they chose.
create table notice_preference (
  person_id uuid primary key references person,
  mail text not null check (mail in ('at-once', 'digest', 'none')),
  changed_at timestamptz not null
);

-- A mail to one person: of one notice, or the digest of a day. One each, so a job that comes twice sends once.
create table notice_mail (
  id uuid primary key,
  person_id uuid not null references person,
  notice_id uuid references notice,
  digest_day date,
  state text not null check (state in ('waiting', 'sent', 'dropped', 'dead')),
  attempts int not null default 0 check (attempts >= 0),
  -- What the mail server said last, or why it was not sent. Never the mail's text.
  trouble text,
  at timestamptz not null,
  ended_at timestamptz,
  constraint of_one_thing check ((notice_id is null) <> (digest_day is null)),
  constraint ended_whole check ((state = 'waiting') = (ended_at is null)),
  constraint one_mail_a_notice unique (person_id, notice_id),
  constraint one_digest_a_day unique (person_id, digest_day)
);
create index notice_mail_open on notice_mail (state) where state in ('waiting', 'dead');

do $$
declare
  t text;
begin
  foreach t in array array['notice_preference', 'notice_mail'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format($p$create policy own on %I
      using (person_id = (select nullif(current_setting('zhengyun.person', true), '')::uuid)
        or (select coalesce(current_setting('zhengyun.person', true), '') = '' and coalesce(current_setting('zhengyun.scope', true), '') = 'all'))$p$, t);
    execute format('grant select, insert, update on %I to zy_app, zy_worker', t);
  end loop;
end $$;
