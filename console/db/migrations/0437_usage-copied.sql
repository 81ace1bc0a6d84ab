-- Up Migration
select set_config('zhengyun.scope', 'all', true);

-- Usage is copied to a ClickHouse database where one is named; one row, and no copy where it has no id. The copy bears the same ids: of another
-- installation it is nobody's to write to, and with another id it is begun anew.
create table usage_copy (
  one boolean primary key default true check (one),
  installation uuid not null default gen_random_uuid(),
  id uuid,
  -- Host and database.
  place text,
  begun_at timestamptz,
  tended_at timestamptz,
  check (num_nulls(id, place, begun_at, tended_at) in (0, 4))
);
insert into usage_copy default values;

-- What is stored and not yet known to be in the copy, written in the transaction that stores it: whichever commits late is here when it does, so
-- nothing depends on an order of instants or keys. A row goes when the copy has taken what it names.
create table usage_to_copy (
  id bigint generated always as identity primary key,
  -- Readings at these points: resource, meter, instant.
  resource_ids uuid[] not null default '{}',
  dimensions text[] not null default '{}',
  ats timestamptz[] not null default '{}',
  amendment_ids uuid[] not null default '{}',
  -- Or all of a resource, as a copy begins, in order of meter, instant and key: what lies after these.
  whole uuid references resource,
  after_dimension text,
  after_at timestamptz,
  after_id uuid,
  check (cardinality(resource_ids) = cardinality(dimensions) and cardinality(resource_ids) = cardinality(ats)),
  check ((after_dimension is null) = (after_at is null) and (after_at is null) = (after_id is null))
);

create function note_usage_to_copy() returns trigger language plpgsql as $$
begin
  if not exists (select from usage_copy where id is not null) then return null; end if;
  if tg_table_name = 'usage_amendment' then
    insert into usage_to_copy (amendment_ids) select array_agg(id) from fresh having count(*) > 0;
  else
    insert into usage_to_copy (resource_ids, dimensions, ats)
    select array_agg(resource_id), array_agg(dimension), array_agg(event_at) from fresh having count(*) > 0;
  end if;
  return null;
end $$;
create trigger usage_event_to_copy after insert on usage_event
  referencing new table as fresh for each statement execute function note_usage_to_copy();
create trigger usage_amendment_to_copy after insert on usage_amendment
  referencing new table as fresh for each statement execute function note_usage_to_copy();

-- Begins a copy: all there is waits to be copied. Who stores usage meanwhile is waited for, and waits: it is among all there is, or notes itself.
create function begin_usage_copy(copy_id uuid, copy_place text, at timestamptz) returns integer
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare waiting integer;
begin
  lock table usage_event, usage_amendment in share mode;
  delete from usage_to_copy;
  update usage_copy set id = copy_id, place = copy_place, begun_at = at, tended_at = at;
  insert into usage_to_copy (whole) select id from resource order by id;
  get diagnostics waiting = row_count;
  return waiting;
end $$;
revoke all on function begin_usage_copy(uuid, text, timestamptz) from public;
grant execute on function begin_usage_copy(uuid, text, timestamptz) to zy_worker;

grant select on usage_copy to zy_app, zy_worker;
grant update (id, place, begun_at, tended_at) on usage_copy to zy_worker;
grant insert on usage_to_copy to zy_app, zy_worker;
grant select, delete, update (after_dimension, after_at, after_id) on usage_to_copy to zy_worker;
