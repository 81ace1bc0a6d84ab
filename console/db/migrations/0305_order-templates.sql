-- Up Migration
-- Orders that a department makes again and again: lines under a name, the department's own.
create table order_template (
  id uuid primary key,
  department_id uuid not null references department,
  name text not null,
  lines jsonb not null,
  saved_by uuid not null references person,
  created_at timestamptz not null,
  saved_at timestamptz not null,
  constraint one_template_a_name unique (department_id, name)
);
alter table order_template enable row level security;
alter table order_template force row level security;
create policy tenant on order_template using (sees_department(department_id)) with check (sees_department(department_id));
grant select, insert, update, delete on order_template to zy_app;
