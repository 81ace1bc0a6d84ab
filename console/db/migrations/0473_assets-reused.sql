-- Up Migration
-- Equipment that departments had before the cloud took over 利旧资产: whose it is, what it was bought for and what of that was left when it was
-- registered. Null: nobody knows, which is something else than nothing.
create table asset (
  id uuid primary key,
  department_id uuid not null references department,
  number text not null unique,
  name text not null check (length(name) between 1 and 128),
  acquired_on date,
  acquired_fen bigint check (acquired_fen >= 0),
  residual_fen bigint check (residual_fen >= 0),
  registered_by uuid not null references person,
  registered_at timestamptz not null,
  constraint residual_within_cost check (residual_fen <= acquired_fen)
);
create index asset_department on asset (department_id);

-- What becomes of it: used on in a cloud from a day on (Asia/Shanghai), or retired. Each decision a row of its own, for ever, the highest version the last one.
create table asset_decision (
  id uuid primary key,
  department_id uuid not null references department,
  asset_id uuid not null references asset,
  version integer not null check (version > 0),
  decision text not null check (decision in ('reuse', 'retire')),
  day date not null,
  cloud_id uuid references cloud,
  -- What moving, mending and fitting it in costs; null: not known yet.
  reuse_fen bigint check (reuse_fen >= 0),
  reason text not null check (length(reason) between 1 and 500),
  decided_by uuid not null references person,
  decided_at timestamptz not null,
  unique (asset_id, version),
  constraint reused_in_a_cloud check ((decision = 'reuse') = (cloud_id is not null)),
  constraint retired_at_no_cost check (decision = 'reuse' or reuse_fen is null)
);

-- What a new one would have cost on a day, and where that is read: an offer, a framework price, a catalogue. Entered by a person, the highest version in force.
create table asset_price (
  id uuid primary key,
  department_id uuid not null references department,
  asset_id uuid not null references asset,
  version integer not null check (version > 0),
  price_fen bigint not null check (price_fen > 0),
  priced_on date not null,
  source text not null check (length(source) between 1 and 500),
  entered_by uuid not null references person,
  entered_at timestamptz not null,
  unique (asset_id, version)
);

create trigger asset_append_only before update or delete or truncate on asset execute function refuse_change();
create trigger asset_decision_append_only before update or delete or truncate on asset_decision execute function refuse_change();
create trigger asset_price_append_only before update or delete or truncate on asset_price execute function refuse_change();
do $$
declare t text;
begin
  foreach t in array array['asset', 'asset_decision', 'asset_price'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format($policy$create policy tenant on %I for all
      using ((select coalesce(current_setting('zhengyun.scope', true), '') = 'all')
        or department_id = any ((select string_to_array(nullif(current_setting('zhengyun.departments', true), ''), ',')::uuid[])::uuid[]))
      with check ((select coalesce(current_setting('zhengyun.scope', true), '') = 'all')
        or department_id = any ((select string_to_array(nullif(current_setting('zhengyun.departments', true), ''), ',')::uuid[])::uuid[]))$policy$, t);
  end loop;
end $$;
grant select, insert on asset, asset_decision, asset_price to zy_app, zy_worker;
