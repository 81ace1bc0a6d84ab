-- Up Migration
-- Transfers are decided by stand-ins too, returned with a counted reason, urged, and over when nobody decides them.

select set_config('zhengyun.scope', 'all', true);

alter table transfer drop constraint transfer_state_check;
alter table transfer add constraint transfer_state_check check (state in
  ('giving-review', 'receiving-review', 'joint-review', 'done', 'returned', 'refused', 'withdrawn', 'expired'));
alter table transfer drop constraint transfer_ended_whole;
alter table transfer add constraint transfer_ended_whole
  check ((state in ('done', 'returned', 'refused', 'withdrawn', 'expired')) = (ended_at is not null));
alter table transfer
  add column urged int not null default 0,
  add column urged_at timestamptz,
  add constraint transfer_urged_whole check ((urged = 0) = (urged_at is null));
grant update (urged, urged_at) on transfer to zy_app, zy_worker;

alter table transfer_step drop constraint transfer_step_decision_check;
alter table transfer_step
  add constraint transfer_step_decision_check check (decision in ('approve', 'return', 'refuse')),
  -- From the dictionary, so that it can be counted.
  add column return_reason text,
  add constraint transfer_returned_whole check ((decision is not distinct from 'return') = (return_reason is not null)),
  -- Whose step it was, where who stands in for them decided it.
  add column on_behalf_of uuid references person,
  add constraint behalf_of_another check (on_behalf_of is null or (decided_by is not null and on_behalf_of <> decided_by));
grant update (return_reason, on_behalf_of) on transfer_step to zy_app, zy_worker;
create index transfer_step_returned on transfer_step (decided_at) where decision = 'return';
create index transfer_ended on transfer (ended_at) where ended_at is not null;

-- Who stands in and whom they stand in for count as one: neither has asked for it, neither has decided before.
create or replace function refuse_one_for_both() returns trigger language plpgsql as $$
begin
  if new.decided_by is not null and (
    exists (select 1 from transfer t where t.id = new.transfer_id and t.applicant_id in (new.decided_by, new.on_behalf_of))
    or exists (select 1 from transfer_step other
                where other.transfer_id = new.transfer_id and other.step <> new.step
                  and (other.decided_by in (new.decided_by, new.on_behalf_of)
                    or other.on_behalf_of in (new.decided_by, new.on_behalf_of))))
  then raise exception 'one person, or who stands in for them, decides one step of a transfer, and never of their own'
    using errcode = 'check_violation';
  end if;
  return new;
end $$;
