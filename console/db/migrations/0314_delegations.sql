-- Up Migration
-- Who stands in for whom in approvals, from day to day in Asia/Shanghai, both of them in it. What is delegated is one role; how far it reaches is
-- read from the holder's grants as they are when a decision is taken.
create table approval_delegation (
  id uuid primary key,
  role text not null check (role in ('department-approver', 'authority-approver', 'technical-reviewer', 'finance')),
  holder_id uuid not null references person,
  delegate_id uuid not null references person,
  -- Of a department's role: which. Else null.
  department_id uuid references department,
  from_day text not null check (from_day ~ '^\d{4}-\d{2}-\d{2}$'),
  until_day text not null check (until_day ~ '^\d{4}-\d{2}-\d{2}$'),
  reason text not null,
  made_at timestamptz not null,
  ended_at timestamptz,
  ended_by uuid references person,
  check (holder_id <> delegate_id),
  check (from_day <= until_day),
  check ((ended_at is null) = (ended_by is null)),
  check ((role = 'department-approver') = (department_id is not null))
);
create index approval_delegation_delegate on approval_delegation (delegate_id, until_day) where ended_at is null;
create index approval_delegation_holder on approval_delegation (holder_id, until_day) where ended_at is null;

-- One's own, and those of one's departments: names of who decides for whom are no secret within them. Who looks across departments sees all.
alter table approval_delegation enable row level security;
alter table approval_delegation force row level security;
create policy tenant on approval_delegation
  using ((select coalesce(current_setting('zhengyun.scope', true), '') in ('all', 'operations'))
    or department_id = any ((select string_to_array(nullif(current_setting('zhengyun.departments', true), ''), ',')::uuid[])::uuid[]));
grant select, insert, update on approval_delegation to zy_app, zy_worker;

-- Whose step it was, where a delegate decided. Four eyes: both count as having decided.
alter table approval_step
  add column on_behalf_of uuid references person,
  add constraint behalf_of_another check (on_behalf_of is null or (decided_by is not null and on_behalf_of <> decided_by));
create function refuse_two_of_one() returns trigger language plpgsql as $$
begin
  if new.decided_by is not null and exists (
    select 1 from approval_step other
    where other.request_id = new.request_id and other.round = new.round and other.step <> new.step
      and (other.decided_by in (new.decided_by, new.on_behalf_of) or other.on_behalf_of in (new.decided_by, new.on_behalf_of)))
  then raise exception 'one person, or who stands in for them, decides one step of a round' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger two_of_one before update of decided_by, on_behalf_of on approval_step
  for each row execute function refuse_two_of_one();
