-- Up Migration
-- Finance above an amount and a second look at security from a grade on run beside the two joint steps, where the approval policy says so.
alter table approval_step
  drop constraint approval_step_step_check,
  add constraint approval_step_step_check check (step in ('department', 'administrative', 'technical', 'finance', 'security')),
  drop constraint approval_step_seat_reason_check,
  add constraint approval_step_seat_reason_check
    check (seat_reason in ('profile', 'above-size', 'several-clouds', 'no-own-organisation', 'above-amount', 'mlps-grade')),
  -- Code of the dictionary of return reasons; the words people wrote beside it are in `reason`. Codes are never taken away.
  add column return_reason text,
  add constraint return_has_reason check (return_reason is null or decision = 'return');
-- For the share of requests that were approved with no return (F36), by the day they were decided.
create index approval_step_decided on approval_step (decided_at) where decided_at is not null;
