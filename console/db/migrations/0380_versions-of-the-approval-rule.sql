-- Up Migration
-- Which changes need nobody beside the department, as dated data: each version is proposed by one person of the authority and confirmed
-- by another, is in force from the beginning of its day (Asia/Shanghai) until the next one's, and is never edited. Versions have a
-- beginning and no end of their own, so none overlaps another and no day is without one; switched off is a version that says so.
create table approval_rule_version (
  id uuid primary key,
  -- As a decided step and a judgement name it.
  number text not null unique,
  -- In the order of proposing.
  version int not null unique check (version >= 1),
  from_day date not null,
  -- The same as an instant.
  valid_from timestamptz not null,
  rule jsonb not null,
  -- SHA-256 over the day and the rule.
  content_hash text not null check (content_hash ~ '^[0-9a-f]{64}$'),
  reason text not null,
  -- Null: shipped with the product as a sample.
  proposed_by uuid references person,
  proposed_at timestamptz not null,
  decision text check (decision in ('confirmed', 'refused')),
  decided_by uuid references person,
  decided_at timestamptz,
  ended_by uuid references person,
  ended_at timestamptz,
  ended_why text,
  constraint four_eyes check (decided_by <> proposed_by),
  constraint decided_whole check ((decision is null) = (decided_at is null) and (decided_by is null) = (decision is null or proposed_by is null)),
  constraint ended_whole check ((ended_by is null) = (ended_at is null) and (ended_by is null) = (ended_why is null)),
  constraint refused_is_over check (decision is distinct from 'refused' or ended_at is null),
  constraint decided_before_in_force check (proposed_by is null or decision is distinct from 'confirmed' or decided_at < valid_from),
  constraint withdrawn_before_in_force check (ended_at < valid_from or decision is null)
);
create unique index approval_rule_one_a_day on approval_rule_version (from_day) where decision = 'confirmed' and ended_at is null;
create unique index approval_rule_one_open on approval_rule_version ((true)) where decision is null and ended_at is null;

create function keep_approval_rule() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or (old.id, old.number, old.version, old.from_day, old.valid_from, old.rule, old.content_hash, old.reason, old.proposed_by, old.proposed_at)
      is distinct from (new.id, new.number, new.version, new.from_day, new.valid_from, new.rule, new.content_hash, new.reason, new.proposed_by, new.proposed_at)
    or old.ended_at is not null
    or (old.decision is not null and (old.decision, old.decided_by, old.decided_at) is distinct from (new.decision, new.decided_by, new.decided_at)) then
    raise exception 'what a version of the approval rule says and how it was decided is never changed: propose another version';
  end if;
  return new;
end $$;
create trigger approval_rule_kept before update or delete on approval_rule_version for each row execute function keep_approval_rule();
grant select, insert, update on approval_rule_version to zy_app, zy_worker;

-- What a judgement went by; null where it was made before versions were kept as rows.
alter table automatic_approval
  add column policy_version int,
  add column policy_hash text check (policy_hash ~ '^[0-9a-f]{64}$'),
  add constraint policy_pinned_whole check ((policy_version is null) = (policy_hash is null));

insert into approval_rule_version (id, number, version, from_day, valid_from, rule, content_hash, reason, proposed_at, decision, decided_at)
values ('01980000-0000-7000-8000-000000000380', 'sample-automatic-2026', 1, '2026-01-01', '2025-12-31T16:00:00Z',
  '{"decrease":{"fields":{"bandwidth":["mbps"],"cloud-host":["vcpu","memoryGb"],"container-space":["vcpu","memoryGb"],"host-monitoring":["hosts"],"postgresql":["vcpu","memoryGb"]},"objectionMinutes":30,"steps":["administrative","technical","finance"]},"growth":{"department":{"units":{"memory-gb":"64","vcpu":"16"},"yearFen":"8000000"},"fields":{"cloud-host":["vcpu","memoryGb"],"container-space":["vcpu","memoryGb"],"postgresql":["vcpu","memoryGb"]},"objectionMinutes":30,"periodDays":90,"request":{"units":{"memory-gb":"16","vcpu":"4"},"yearFen":"2000000"},"steps":["administrative","technical"],"use":{"coverageAtLeastPpm":"800000","peakAtLeastPpm":"800000","windowDays":30}}}',
  '2e48f40b7360822e24c7a3c187d420ee3b61830e2f68b89b1f47b625c2fa8124', 'sample', '2025-12-31T16:00:00Z', 'confirmed', '2025-12-31T16:00:00Z');
