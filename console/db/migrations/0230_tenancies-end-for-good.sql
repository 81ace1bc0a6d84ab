-- Up Migration
-- A released tenancy has no namespace any more. Whatever would be delivered into it later would stand under nobody's name, so
-- no writer, however late, brings it back.
create function refuse_tenancy_return() returns trigger language plpgsql as $$
begin
  if old.state = 'released' and new.state <> 'released' then
    raise exception 'tenancy % was released and can''t be % again: order into a new tenancy', old.number, new.state
      using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger tenancy_ends_for_good before update of state on tenancy for each row execute function refuse_tenancy_return();

-- Whether what stands in a tenancy goes with it, as the asker said; and until when what stands there was looked at.
alter table teardown
  add column override boolean not null default false,
  add column surveyed_at timestamptz;
