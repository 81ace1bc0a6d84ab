-- Up Migration
-- The cloud whose own authority or operator this is, as of a very large city; null: the province's. An approval route that gives
-- a cloud's own organisation a step (F12, F13) finds it by this.
alter table organisation
  add column cloud_id uuid references cloud,
  add constraint own_side check (cloud_id is null or kind in ('authority', 'operator'));
create unique index one_organisation_a_seat on organisation (cloud_id, kind) where cloud_id is not null;

-- Who has a step, fixed as it opens by the policy then in force: the organisation of one cloud, or the province's (null).
alter table approval_step
  add column seat_cloud_id uuid references cloud,
  add column seat_reason text not null default 'profile'
    check (seat_reason in ('profile', 'above-size', 'several-clouds', 'no-own-organisation'));

-- An organisation of one cloud has nothing to say on another: the verb refuses it by name, this holds where that is forgotten.
create function refuse_foreign_cloud() returns trigger language plpgsql as $$
begin
  if exists (select 1 from organisation o where o.id = new.organisation_id and o.cloud_id is not null and o.cloud_id is distinct from new.cloud_id)
  then raise exception 'the organisation of one cloud grants no role on another' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger own_cloud_alone before insert or update of organisation_id, cloud_id on role_grant
  for each row execute function refuse_foreign_cloud();
