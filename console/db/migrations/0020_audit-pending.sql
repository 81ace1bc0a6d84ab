-- Up Migration
-- Audit rows that are not chained yet, each with the transaction that wrote it. The sealer chains a row only when no older
-- transaction can still commit, so a row that commits late is chained late and never skipped. Filled by trigger alone: who
-- writes an audit row can neither leave it out nor choose its transaction.
create table audit_pending (
  audit_id uuid primary key references audit_row,
  transaction_id bigint not null
);
create index audit_pending_order on audit_pending (transaction_id, audit_id);

create function await_seal() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  insert into public.audit_pending (audit_id, transaction_id) values (new.id, pg_current_xact_id()::text::bigint);
  return null;
end $$;
revoke all on function await_seal() from public;
create trigger audit_row_await_seal after insert on audit_row for each row execute function await_seal();

select set_config('zhengyun.scope', 'all', true);
insert into audit_pending (audit_id, transaction_id)
  select id, 0 from audit_row where id not in (select audit_id from audit_seal);

grant select, delete on audit_pending to zy_worker;
grant select on audit_pending to zy_app;

-- A statement reads all changes of one department up to an instant.
create index resource_change_department on resource_change (department_id, at);
-- The newest rating first, by department.
create index rating_department on rating (department_id, at desc);
