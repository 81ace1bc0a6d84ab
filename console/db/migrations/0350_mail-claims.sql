-- Up Migration
-- A mail address that a person wants notices sent to, until the code that was mailed there is given back. One at a time for each; their
-- own and nobody else's to see. The code stands here as a salted hash alone.
create table mail_claim (
  person_id uuid primary key references person,
  -- Another one each time an address is claimed: what was begun for an earlier claim comes to nothing.
  id uuid not null unique,
  mail text not null check (length(mail) between 3 and 254),
  claimed_at timestamptz not null,
  -- Claims counted since then, against too many.
  counted_from timestamptz not null,
  counted int not null check (counted > 0),
  code_hash text,
  expires_at timestamptz,
  tries int not null default 0 check (tries >= 0),
  -- Why no code could be mailed; null: one was, or is about to be.
  unsent text check (unsent in ('mail-is-off', 'refused', 'unreachable')),
  confirmed_at timestamptz,
  constraint code_whole check ((code_hash is null) = (expires_at is null))
);
alter table mail_claim enable row level security;
alter table mail_claim force row level security;
create policy own on mail_claim
  using (person_id = (select nullif(current_setting('zhengyun.person', true), '')::uuid)
    or (select coalesce(current_setting('zhengyun.person', true), '') = '' and coalesce(current_setting('zhengyun.scope', true), '') = 'all'));
grant select, insert, update on mail_claim to zy_app;
grant select, update on mail_claim to zy_worker;
