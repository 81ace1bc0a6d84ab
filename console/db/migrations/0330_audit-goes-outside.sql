-- Up Migration
-- Places outside that the audit log is handed over to, and who is at it: one worker at a time, until it ends or its time is over.
create table audit_export (
  target text primary key check (target in ('syslog', 'webhook')),
  begun_at timestamptz not null,
  holder text,
  held_until timestamptz,
  constraint held_whole check ((holder is null) = (held_until is null))
);

-- How far each chain was handed over. What is after it goes out next; what was sent and not noted here goes out again.
create table audit_export_cursor (
  target text not null references audit_export,
  chain text not null,
  sequence bigint not null check (sequence >= 0),
  primary key (target, chain)
);

do $$
declare
  t text;
begin
  foreach t in array array['audit_export', 'audit_export_cursor'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format($sql$
      create policy worker on %I using ((select coalesce(current_setting('zhengyun.scope', true), '') = 'all'))
    $sql$, t);
    execute format('grant select, insert, update on %I to zy_worker', t);
  end loop;
end $$;
