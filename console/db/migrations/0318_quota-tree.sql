-- Up Migration
-- What the province, a tier and a cloud may give in all, above the departments' limits in `quota`. Their figures are sums over
-- `quota` and are stored nowhere, so the two can't disagree; a row is also what those lock who would take of it or change it.
create table quota_pool (
  id uuid primary key,
  level text not null check (level in ('province', 'tier', 'cloud')),
  tier text check (tier in ('provincial', 'sectoral', 'municipal')),
  cloud_id uuid references cloud,
  dimension text not null,
  xinchuang boolean not null,
  -- null: none is set, and what was given below counts further up.
  limit_units bigint check (limit_units >= 0),
  -- Beyond it nothing is refused and everyone who decides is warned; null: none.
  soft_units bigint check (soft_units >= 0),
  -- Whether more may be given below than the limit says; what is taken never passes it.
  oversubscribe boolean not null default false,
  constraint quota_pool_once unique nulls not distinct (level, tier, cloud_id, dimension, xinchuang),
  constraint quota_pool_place check ((level = 'tier') = (tier is not null) and (level = 'cloud') = (cloud_id is not null)),
  constraint quota_pool_soft check (soft_units is null or limit_units is null or soft_units <= limit_units)
);
alter table quota add column soft_units bigint check (soft_units >= 0);
alter table quota add constraint quota_soft check (soft_units is null or soft_units <= limit_units);
create index quota_by_dimension on quota (dimension, xinchuang, cloud_id);

-- How each limit came about, for ever: of a department or of a pool above (department null).
create table quota_history (
  id uuid primary key,
  level text not null check (level in ('province', 'tier', 'cloud', 'department')),
  tier text check (tier in ('provincial', 'sectoral', 'municipal')),
  cloud_id uuid references cloud,
  department_id uuid references department,
  dimension text not null,
  xinchuang boolean not null,
  from_units bigint,
  to_units bigint,
  soft_units bigint,
  oversubscribe boolean not null default false,
  reason text not null,
  set_by text not null,
  set_at timestamptz not null
);
create index quota_history_slice on quota_history (dimension, xinchuang, id desc);
create trigger quota_history_append_only before update or delete on quota_history for each row execute function refuse_change();

-- "Ask for more": of a department's limit on a cloud, or of the cloud's own (department null), by who holds it, decided by who holds
-- the one above.
create table quota_ask (
  id uuid primary key,
  number text not null unique,
  department_id uuid references department,
  cloud_id uuid not null references cloud,
  dimension text not null,
  xinchuang boolean not null,
  from_units bigint,
  units bigint not null check (units >= 0),
  reason text not null,
  asked_by uuid not null references person,
  asked_at timestamptz not null,
  decision text check (decision in ('granted', 'refused', 'withdrawn')),
  decided_by uuid references person,
  decided_at timestamptz,
  answer text,
  constraint quota_ask_decided check ((decision is null) = (decided_by is null) and (decision is null) = (decided_at is null)),
  constraint quota_ask_four_eyes check (decision is not distinct from 'withdrawn' or decided_by <> asked_by)
);
create unique index one_open_quota_ask on quota_ask (coalesce(department_id, cloud_id), cloud_id, dimension, xinchuang) where decision is null;

do $$
declare t text;
begin
  foreach t in array array['quota_pool', 'quota_history', 'quota_ask'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
  end loop;
  foreach t in array array['quota_history', 'quota_ask'] loop
    execute format($sql$
      create policy tenant on %I
        using ((select coalesce(current_setting('zhengyun.scope', true), '') = any (array['all', 'operations']))
          or department_id = any ((select string_to_array(nullif(current_setting('zhengyun.departments', true), ''), ',')::uuid[])::uuid[]))
        with check ((select coalesce(current_setting('zhengyun.scope', true), '') = any (array['all', 'operations']))
          or department_id = any ((select string_to_array(nullif(current_setting('zhengyun.departments', true), ''), ',')::uuid[])::uuid[]))
    $sql$, t);
  end loop;
end $$;
-- What a cloud has to give is public (F18); who changes it is a verb's to check, in the scope of all.
create policy everyone on quota_pool for select using (true);
create policy province on quota_pool
  using ((select coalesce(current_setting('zhengyun.scope', true), '') = 'all'))
  with check ((select coalesce(current_setting('zhengyun.scope', true), '') = 'all'));
grant select, insert, update on quota_pool, quota_ask to zy_app, zy_worker;
grant select, insert on quota_history to zy_app, zy_worker;
