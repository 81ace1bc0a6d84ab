-- Up Migration
-- A price is a rule (by unit, flat, tiers, package, discount, bounds, and what its month is), a price book is general or one department's,
-- and a version that has not begun can be withdrawn. What was published before is a price by unit and by calendar month.

select set_config('zhengyun.scope', 'all', true);

alter table price add column rule jsonb;
-- A published price never changes, so the table refuses updates: its rows are written anew.
alter table price alter column rule type jsonb using jsonb_build_object(
  'model', jsonb_build_object('kind', 'unit', 'unitPrice', unit_price::text),
  'discountPpm', '0', 'minimum', null, 'maximum', null, 'month', 'calendar');
alter table price
  alter column rule set not null,
  add constraint price_rule_model check (
    coalesce(rule -> 'model' ->> 'kind', '') in ('unit', 'flat', 'graduated', 'volume', 'package')),
  add constraint price_rule_month check (coalesce(rule ->> 'month', '') in ('calendar', 'fixed-30-days'));

alter table price_version
  -- Whose dedicated book it is; null: the general one.
  add column department_id uuid references department,
  add column withdrawn_at timestamptz,
  add column withdrawn_by uuid references person,
  add column withdrawn_why text,
  add constraint price_version_withdrawn_whole
    check ((withdrawn_at is null) = (withdrawn_by is null) and (withdrawn_at is null) = (withdrawn_why is null)),
  -- One in force is never withdrawn: charges were made by it.
  add constraint price_version_withdrawn_before_it_began check (withdrawn_at < valid_from);

-- In one book at most one version begins at an instant, and at most one has no end.
create unique index price_version_begins on price_version
    (coalesce(department_id, '00000000-0000-0000-0000-000000000000'), valid_from)
  where withdrawn_at is null;
create unique index price_version_open on price_version
    (coalesce(department_id, '00000000-0000-0000-0000-000000000000'))
  where withdrawn_at is null and valid_to is null;

-- Of a published version only its end and its withdrawal can be written.
revoke update on price_version from zy_app, zy_worker;
grant update (valid_to, withdrawn_at, withdrawn_by, withdrawn_why) on price_version to zy_app, zy_worker;

-- General prices are public; dedicated ones are their department's, and those' who see all money.
alter table price_version enable row level security;
alter table price_version force row level security;
create policy tenant on price_version for select
  using (department_id is null
    or (select coalesce(current_setting('zhengyun.scope', true), '') = 'all')
    or department_id = any ((select string_to_array(nullif(current_setting('zhengyun.departments', true), ''), ',')::uuid[])::uuid[]));
create policy published on price_version for insert
  with check ((select coalesce(current_setting('zhengyun.scope', true), '') = 'all'));
create policy ended on price_version for update
  using ((select coalesce(current_setting('zhengyun.scope', true), '') = 'all'));
alter table price enable row level security;
alter table price force row level security;
create policy tenant on price for select using (exists (select from price_version v where v.id = version_id));
create policy published on price for insert
  with check ((select coalesce(current_setting('zhengyun.scope', true), '') = 'all'));
