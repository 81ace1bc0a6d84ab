-- Up Migration
select set_config('zhengyun.scope', 'all', true);
-- By when the second person decides a note, and how far up it was told that nobody did.
alter table credit_note add column decide_by timestamptz;
alter table credit_note add column level integer not null default 0 check (level between 0 and 1);
-- Judged row by row: what waits to be judged at the end of the transaction keeps the table from being altered.
set constraints credit_note_sums immediate;
alter table credit_note disable trigger credit_note_kept;
update credit_note set decide_by = proposed_at + interval '7 days' where state = 'proposed';
alter table credit_note enable trigger credit_note_kept;
set constraints credit_note_sums deferred;
alter table credit_note add constraint credit_note_has_a_term check (decide_by is not null or state <> 'proposed');
create index credit_note_waiting on credit_note (decide_by) where state = 'proposed';
create or replace function keep_credit_note() returns trigger language plpgsql as $$
declare may_change constant text[] := array['number', 'state', 'decided_at', 'decided_by', 'refusal', 'level'];
begin
  if tg_op = 'DELETE' or old.state <> 'proposed' or (to_jsonb(old) - may_change) is distinct from (to_jsonb(new) - may_change) then
    raise exception '% is refused: credit note % stays as it is', tg_op, coalesce(old.number, old.id::text) using errcode = 'ZY002';
  end if;
  return new;
end $$;
