-- Up Migration
-- How far the audit log was handed over is kept for each receiver and not for each kind of receiver: another one gets the log from its
-- beginning, and one that comes back goes on where it was. '' : handed over before receivers had a name; the next one that comes is it.
alter table audit_export_cursor drop constraint audit_export_cursor_target_fkey, drop constraint audit_export_cursor_pkey;
alter table audit_export drop constraint audit_export_pkey;
alter table audit_export add column place text not null default '', add primary key (target, place);
alter table audit_export_cursor add column place text not null default '', add primary key (target, place, chain),
  add constraint audit_export_cursor_place foreign key (target, place) references audit_export on update cascade;
alter table audit_export alter column place drop default;
alter table audit_export_cursor alter column place drop default;
