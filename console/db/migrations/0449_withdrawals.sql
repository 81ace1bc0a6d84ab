-- Up Migration
select set_config('zhengyun.scope', 'all', true);

-- A contract that waits to begin may be withdrawn, with a reason: it stays on record, begins never, and keeps no other out.
alter table contract
  add column withdrawn_at timestamptz,
  add column withdrawn_by uuid references person,
  add column withdrawn_why text,
  add constraint withdrawn_whole check ((withdrawn_at is null) = (withdrawn_by is null) and (withdrawn_at is null) = (withdrawn_why is null)),
  add constraint withdrawn_never_began check (withdrawn_at is null or (begins <> 'fixed' and begun_at is null and valid_to = valid_from));
create function keep_withdrawn_contract() returns trigger language plpgsql as $$
begin
  raise exception '% is refused: contract % is withdrawn', tg_op, old.number using errcode = 'ZY002';
end $$;
create trigger contract_withdrawn_kept before update or delete on contract
  for each row when (old.withdrawn_at is not null) execute function keep_withdrawn_contract();

-- Who entered or proposed something about a use may take it back while nobody has decided.
alter table usage_entry drop constraint usage_entry_state_check, drop constraint usage_entry_check;
alter table usage_entry
  add constraint usage_entry_state_check check (state in ('proposed', 'confirmed', 'refused', 'withdrawn')),
  add constraint withdrawn_by_proposer_alone check (decided_by is null or (decided_by = proposed_by) = (state = 'withdrawn'));
