-- Up Migration
-- What a person means to order, and the items they come back to. Each is its person's own, on whatever machine they sign in; nobody
-- else's business, whatever their duty.
create table cart_line (
  id uuid primary key,
  person_id uuid not null references person,
  item text not null,
  -- As far as it is filled in: names as orders have them, no keys, so that what goes away since is told and not lost.
  cloud text,
  zone text,
  spec jsonb not null,
  -- Terms and price as they were when it was put in; null: it could not be priced.
  item_version int not null check (item_version > 0),
  month_fen bigint,
  added_at timestamptz not null
);
create index cart_line_of on cart_line (person_id, added_at, id);

create table favourite_item (
  person_id uuid not null references person,
  item text not null,
  at timestamptz not null,
  primary key (person_id, item)
);

do $$
declare
  t text;
begin
  foreach t in array array['cart_line', 'favourite_item'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    -- `zhengyun.person` is who acts, set by withTransaction() beside the scope.
    execute format($p$create policy own on %I
      using (person_id = (select nullif(current_setting('zhengyun.person', true), '')::uuid))$p$, t);
    execute format('grant select, insert, delete on %I to zy_app', t);
  end loop;
end $$;
