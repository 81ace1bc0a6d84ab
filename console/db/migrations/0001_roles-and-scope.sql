-- Up Migration
-- Roles (made at set-up, outside migrations, since they belong to the server and not to one database):
--   zy_owner owns everything · zy_app is the server · zy_worker is the worker · zy_audit may only append audit rows.
-- Neither zy_app nor zy_worker has BYPASSRLS. Row-level security is the second wall behind tenant predicates in queries.

-- The scope of a transaction is set by withTransaction(): 'all' for staff and jobs, else a list of department ids.
-- Nothing set means nothing seen: it fails closed.
create function sees_department(department uuid) returns boolean
  language sql stable parallel safe
  as $$
    select coalesce(current_setting('zhengyun.scope', true), '') = 'all'
        or department = any (string_to_array(nullif(current_setting('zhengyun.departments', true), ''), ',')::uuid[])
  $$;

-- Printed numbers such as SQ-2026-000123 are gapless per prefix and year, so the row is locked until commit.
create table number_series (
  prefix text not null,
  year int not null,
  last int not null,
  primary key (prefix, year)
);

create function next_number(wanted_prefix text, wanted_year int) returns text
  language sql
  as $$
    insert into number_series as s (prefix, year, last) values (wanted_prefix, wanted_year, 1)
    on conflict (prefix, year) do update set last = s.last + 1
    returning wanted_prefix || '-' || wanted_year || '-' || lpad(last::text, 6, '0')
  $$;

grant select, insert, update on number_series to zy_app, zy_worker;
