-- Up Migration
select set_config('zhengyun.scope', 'all', true);

-- Says that one use was another quantity, or never was. The use itself stays as it came; which amendment counts is rulebook/usage-entries.ts.
create table usage_amendment (
  id uuid primary key,
  department_id uuid not null references department,
  kind text not null check (kind in ('correction', 'withdrawal')),
  of_source text not null,
  of_event_id text not null,
  -- Of the use, so that a month's amendments are found without it.
  event_at timestamptz not null,
  resource_id uuid not null references resource,
  dimension text not null,
  -- In the reading's unit; null: withdrawn.
  quantity numeric(30, 9) check (quantity >= 0),
  -- The amendment's own identity: sent again it is the same one.
  source text not null,
  event_id text not null,
  reason text not null,
  received_at timestamptz not null,
  -- Null: a program amended what programs sent.
  proposed_by uuid references person,
  confirmed_by uuid references person,
  check ((kind = 'correction') = (quantity is not null)),
  check (confirmed_by is distinct from proposed_by or proposed_by is null),
  unique (department_id, source, event_id),
  foreign key (department_id, of_source, of_event_id) references usage_event_key
);
create index usage_amendment_of on usage_amendment (department_id, of_source, of_event_id);
create index usage_amendment_resource on usage_amendment (resource_id, event_at);
create trigger usage_amendment_append_only before update or delete or truncate on usage_amendment
  for each statement execute function refuse_change();
create trigger usage_amendment_marks after insert on usage_amendment
  referencing new table as fresh for each statement execute function mark_for_rating();

-- What a person enters or amends counts when a second one has confirmed it.
create table usage_entry (
  id uuid primary key,
  department_id uuid not null references department,
  kind text not null check (kind in ('count', 'correction', 'withdrawal')),
  resource_id uuid not null references resource,
  dimension text not null,
  event_at timestamptz not null,
  of_source text,
  of_event_id text,
  quantity numeric(30, 9) check (quantity >= 0),
  -- Name and content hash of the file that proves it, or the number of the paper; what it says is not for the console to keep.
  evidence text not null,
  reason text not null,
  state text not null check (state in ('proposed', 'confirmed', 'refused')),
  proposed_by uuid not null references person,
  proposed_at timestamptz not null,
  decided_by uuid references person,
  decided_at timestamptz,
  decision_note text,
  check (decided_by is null or decided_by <> proposed_by),
  check ((state = 'proposed') = (decided_by is null)),
  check ((kind = 'count') = (of_event_id is null) and (of_event_id is null) = (of_source is null)),
  check ((kind = 'withdrawal') = (quantity is null))
);
create index usage_entry_newest on usage_entry (proposed_at desc, id desc);
-- One open word about one use at a time: the second would be about what the first may change.
create unique index one_open_amendment on usage_entry (department_id, of_source, of_event_id) where state = 'proposed' and kind <> 'count';
create trigger usage_entry_kept before delete or truncate on usage_entry for each statement execute function refuse_change();

do $$
declare tenant text;
begin
  foreach tenant in array '{usage_amendment,usage_entry}'::text[] loop
    execute format('alter table %I enable row level security', tenant);
    execute format('alter table %I force row level security', tenant);
    execute format($policy$create policy tenant on %I for all
      using ((select coalesce(current_setting('zhengyun.scope', true), '') = any ('{all,operations}'::text[]))
        or department_id = any ((select string_to_array(nullif(current_setting('zhengyun.departments', true), ''), ',')::uuid[])::uuid[]))
      with check ((select coalesce(current_setting('zhengyun.scope', true), '') = any ('{all,operations}'::text[]))
        or department_id = any ((select string_to_array(nullif(current_setting('zhengyun.departments', true), ''), ',')::uuid[])::uuid[]))$policy$, tenant);
  end loop;
end $$;
grant select, insert on usage_amendment, usage_entry to zy_app, zy_worker;
grant update (state, decided_by, decided_at, decision_note) on usage_entry to zy_app, zy_worker;
