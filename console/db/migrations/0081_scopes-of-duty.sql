-- Up Migration
-- A scope says what a duty may see, not only whose rows: `all` (authority, finance, auditors, jobs), `operations` (the operator:
-- every tenant's rows but those of money), `audit` (audit administrators: audit rows of everyone and nothing else),
-- `departments` (a department's people), `none` (system and security administrators). Anything else sees nothing.
do $$
declare
  p record;
  money constant text[] := array['contract', 'statement', 'statement_line', 'charge'];
  seen constant text := $sql$
    (select coalesce(current_setting('zhengyun.scope', true), '') = any (%L::text[]))
    or department_id = any ((select string_to_array(nullif(current_setting('zhengyun.departments', true), ''), ',')::uuid[])::uuid[])
  $sql$;
  wide text;
begin
  for p in select tablename, policyname, with_check from pg_policies where schemaname = 'public' and qual like '%zhengyun.departments%' loop
    wide := format(seen, case when p.tablename = any (money) then array['all']
                              when p.tablename = 'audit_row' then array['all', 'operations', 'audit']
                              else array['all', 'operations'] end);
    execute format('alter policy %I on %I using (%s)', p.policyname, p.tablename, wide);
    if p.with_check like '%zhengyun.departments%' then
      execute format('alter policy %I on %I with check (%s)', p.policyname, p.tablename, wide);
    end if;
  end loop;
end $$;
