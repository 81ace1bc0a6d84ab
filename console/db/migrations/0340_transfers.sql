-- Up Migration
-- A business system goes from one department to another with all it has; in the ledger the one's part ends as the other's begins.

alter table resource_change drop constraint resource_change_kind_check;
alter table resource_change add constraint resource_change_kind_check
  check (kind in ('create', 'resize', 'stop', 'start', 'delete', 'handed-over', 'taken-on'));
alter table resource_change drop constraint resource_change_cause_kind_check;
alter table resource_change add constraint resource_change_cause_kind_check
  check (cause_kind in ('operation', 'confirmation', 'transfer'));
-- A transfer is the cause of two: what ends for the one department and what begins for the other.
alter table resource_change drop constraint resource_change_resource_id_cause_kind_cause_id_key;
create unique index one_change_a_cause on resource_change (resource_id, cause_kind, cause_id) where cause_kind <> 'transfer';
create unique index one_pair_a_transfer on resource_change (resource_id, cause_id, kind) where cause_kind = 'transfer';

create table transfer (
  id uuid primary key,
  number text not null unique,
  system_id uuid not null references business_system,
  -- As both departments know it: the giving one doesn't see the system any more once it is gone.
  system_number text not null,
  system_slug text not null,
  system_name text not null,
  -- The giving department, and the receiving one.
  department_id uuid not null references department,
  to_department_id uuid not null references department,
  reason text not null,
  state text not null check (state in ('giving-review', 'receiving-review', 'joint-review', 'done', 'refused', 'withdrawn')),
  -- All it has, as it was when the transfer was asked for: nothing else goes.
  content jsonb not null,
  content_hash text not null check (content_hash ~ '^[0-9a-f]{64}$'),
  -- What it costs a whole month, in fen.
  month_fen bigint not null check (month_fen >= 0),
  applicant_id uuid not null references person,
  submitted_at timestamptz not null,
  ended_at timestamptz,
  constraint goes_to_another check (department_id <> to_department_id),
  constraint transfer_ended_whole check ((state in ('done', 'refused', 'withdrawn')) = (ended_at is not null))
);
create unique index one_open_transfer on transfer (system_id) where ended_at is null;
create index transfer_newest on transfer (submitted_at desc, id desc);
create index transfer_given on transfer (department_id, system_id) where state = 'done';

create table transfer_step (
  transfer_id uuid not null references transfer,
  step text not null check (step in ('giving', 'receiving', 'administrative', 'technical')),
  department_id uuid not null references department,
  to_department_id uuid not null references department,
  -- The cloud whose own organisation has it; null: the province's, or one of the two departments.
  seat_cloud_id uuid references cloud,
  opened_at timestamptz not null,
  due_at timestamptz not null,
  decision text check (decision in ('approve', 'refuse')),
  decided_by uuid references person,
  decided_at timestamptz,
  reason text,
  primary key (transfer_id, step),
  constraint transfer_decided_whole check ((decision is null) = (decided_by is null) and (decision is null) = (decided_at is null))
);
create index transfer_step_open on transfer_step (step, due_at) where decision is null;

-- The rule says it first; this is for whoever goes past the rule.
create function refuse_one_for_both() returns trigger language plpgsql as $$
begin
  if new.decided_by is not null and (
    exists (select 1 from transfer t where t.id = new.transfer_id and t.applicant_id = new.decided_by)
    or exists (select 1 from transfer_step other
                where other.transfer_id = new.transfer_id and other.step <> new.step and other.decided_by = new.decided_by))
  then raise exception 'one person decides one step of a transfer, and never of their own' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger transfer_step_another after insert or update on transfer_step for each row execute function refuse_one_for_both();

do $$
declare
  t text;
  scoped text := $p$((select coalesce(current_setting('zhengyun.scope', true), '') = any ('{all,operations}'::text[]))
    or department_id = any ((select string_to_array(nullif(current_setting('zhengyun.departments', true), ''), ',')::uuid[])::uuid[])
    or to_department_id = any ((select string_to_array(nullif(current_setting('zhengyun.departments', true), ''), ',')::uuid[])::uuid[]))$p$;
  givers text := $p$((select coalesce(current_setting('zhengyun.scope', true), '') = any ('{all,operations}'::text[]))
    or department_id = any ((select string_to_array(nullif(current_setting('zhengyun.departments', true), ''), ',')::uuid[])::uuid[]))$p$;
begin
  foreach t in array array['transfer', 'transfer_step'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy tenant on %I using (%s) with check (%s)', t, scoped, scoped);
    -- Both see it and both decide on it; only who gives begins it.
    execute format('create policy begun_by_giver on %I as restrictive for insert with check (%s)', t, givers);
  end loop;
end $$;
grant select, insert on transfer, transfer_step to zy_app, zy_worker;
-- Whose it is stays as it was begun.
grant update (state, ended_at) on transfer to zy_app, zy_worker;
grant update (decision, decided_by, decided_at, reason) on transfer_step to zy_app, zy_worker;

-- Who has a resource now reads how to get at it, though its delivery was another's.
create policy holder on delivery_note for select
  using (exists (select from resource r where r.id = delivery_note.resource_id));
