-- Up Migration
-- What the authority has published of catalogue items since the release: from when on, on what terms. Version 1 of every item is the
-- release's own. Public like prices: everybody who is signed in reads it, nobody rewrites it.
create table catalogue_version (
  id uuid primary key,
  item text not null,
  version int not null check (version > 1),
  valid_from timestamptz not null,
  terms jsonb not null,
  reason text not null,
  published_by uuid not null references person,
  published_at timestamptz not null,
  unique (item, version),
  constraint one_version_an_instant unique (item, valid_from)
);
grant select, insert on catalogue_version to zy_app;
grant select on catalogue_version to zy_worker;

-- The version of its item's terms that a line was ordered under; what was ordered before there were versions was ordered under the first.
alter table order_line add column item_version int not null default 1 check (item_version > 0);
