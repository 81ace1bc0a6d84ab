-- Up Migration
-- A file of use that a person brings counts when a second person has released it, as what a person counts or corrects does.
select set_config('zhengyun.scope', 'all', true);

create table usage_import (
  id uuid primary key,
  source text not null,
  format text not null check (format in ('csv', 'jsonl')),
  -- The file's bytes in base64, as they were judged and as they will be.
  content text not null,
  mode text not null check (mode in ('all', 'good')),
  rows integer not null check (rows > 0),
  stored integer not null check (stored > 0),
  repeated integer not null check (repeated >= 0),
  -- Lines that were wrong when it was proposed: of no other may be found wrong when it is released.
  wrong_lines jsonb not null,
  -- The first of them, each with column and reason.
  errors jsonb not null,
  state text not null check (state in ('proposed', 'confirmed', 'refused', 'withdrawn')),
  proposed_by uuid not null references person,
  proposed_at timestamptz not null,
  decided_by uuid references person,
  decided_at timestamptz,
  decision_note text,
  constraint usage_import_decided_whole check ((state = 'proposed') = (decided_by is null) and (decided_by is null) = (decided_at is null)),
  constraint usage_import_two_people check (decided_by is null or (state = 'withdrawn') = (decided_by = proposed_by))
);
-- The same file waits once.
create unique index usage_import_waiting on usage_import (source, md5(content)) where state = 'proposed';

create function keep_usage_import() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.state = 'proposed'
     and (to_jsonb(old) - array['state', 'decided_by', 'decided_at', 'decision_note'])
       = (to_jsonb(new) - array['state', 'decided_by', 'decided_at', 'decision_note']) then
    return new;
  end if;
  raise exception '% of the file of use % is refused', tg_op, old.id using errcode = 'ZY002';
end $$;
create trigger usage_import_kept before update or delete on usage_import for each row execute function keep_usage_import();
create trigger usage_import_never_emptied before truncate on usage_import for each statement execute function refuse_change();

-- Rows of many departments in one file: for those who operate the clouds, and those who see all.
alter table usage_import enable row level security;
alter table usage_import force row level security;
create policy operators on usage_import for all
  using ((select coalesce(current_setting('zhengyun.scope', true), '') = any (array['all', 'operations'])))
  with check ((select coalesce(current_setting('zhengyun.scope', true), '') = any (array['all', 'operations'])));
grant select, insert on usage_import to zy_app, zy_worker;
grant update (state, decided_by, decided_at, decision_note) on usage_import to zy_app, zy_worker;
