-- Up Migration
create table request (
  id uuid primary key,
  number text not null unique,
  department_id uuid not null references department,
  system_id uuid not null references business_system,
  kind text not null check (kind in ('order', 'resize', 'release')),
  state text not null check (state in ('previewing', 'preview-failed', 'department-review', 'joint-review', 'provisioning', 'delivered', 'accepted',
                                       'returned', 'refused', 'withdrawn', 'failed')),
  title text not null,
  reason text not null,
  mlps_grade int not null check (mlps_grade between 1 and 3),
  applicant_id uuid not null references person,
  -- SHA-256 (hex) over the ordered hashes of its operations' canonical plans; null until all are previewed.
  plan_hash text,
  -- Counts how often approval began anew (a changed plan, a return): decisions belong to one round.
  round int not null default 1,
  -- Why it failed or was sent back, code and facts.
  trouble jsonb,
  submitted_at timestamptz not null,
  decided_at timestamptz,
  delivered_at timestamptz,
  accept_by timestamptz,
  accepted_at timestamptz
);
create index request_department on request (department_id, submitted_at desc, id desc);
create index request_submitted on request (submitted_at desc, id desc);
create index request_state on request (state, submitted_at);

create table stack (
  id uuid primary key,
  kind text not null check (kind in ('cloud', 'tenancy-base', 'order-line')),
  project text not null,
  name text not null,
  cloud_id uuid not null references cloud,
  tenancy_id uuid references tenancy,
  department_id uuid references department,
  -- Which provider made it, and at which version; changing it is an operation of its own. null until first deployed.
  provider text check (provider in ('official', 'stand-in')),
  provider_version text,
  state text not null check (state in ('new', 'deployed', 'destroyed')),
  created_at timestamptz not null,
  unique (project, name)
);
create table stack_passphrase (
  stack_id uuid primary key references stack,
  sealed bytea not null,
  key_id text not null
);
-- One writer a stack. `fence` only grows; a writer whose fence is not the row's has lost the stack.
create table stack_lease (
  stack_id uuid primary key references stack,
  holder uuid not null,
  fence bigint not null,
  expires_at timestamptz not null
);

create table resource (
  id uuid primary key,
  -- Unified id 统一标识 (F19), fixed for life; lower case it is the name stem of its objects.
  number text not null unique,
  department_id uuid not null references department,
  system_id uuid not null references business_system,
  tenancy_id uuid not null references tenancy,
  cloud_id uuid not null references cloud,
  item text not null,
  fulfilment text not null check (fulfilment in ('provisioned', 'counted')),
  xinchuang boolean not null,
  -- What is delivered now (catalogue spec); `requested` before the first delivery.
  spec jsonb not null,
  state text not null check (state in ('requested', 'active', 'released', 'abandoned')),
  stack_id uuid references stack,
  ready_at timestamptz,
  released_at timestamptz,
  created_at timestamptz not null
);
create index resource_department on resource (department_id, created_at desc);
create unique index one_container_space on resource (tenancy_id) where item = 'container-space' and state in ('requested', 'active');

create table order_line (
  id uuid primary key,
  request_id uuid not null references request,
  department_id uuid not null references department,
  ordinal int not null,
  item text not null,
  spec jsonb not null,
  cloud_id uuid not null references cloud,
  zone_code text not null,
  xinchuang boolean not null,
  tenancy_id uuid not null references tenancy,
  resource_id uuid not null references resource,
  fulfilment text not null check (fulfilment in ('provisioned', 'counted')),
  state text not null check (state in ('open', 'delivered', 'failed', 'cancelled')),
  -- Estimate shown and approved: fen a month and to year end, and the price version it was made with.
  month_fen bigint not null,
  year_end_fen bigint not null,
  price_version_id uuid not null,
  delivered_at timestamptz,
  unique (request_id, ordinal)
);
create index order_line_resource on order_line (resource_id);

create table approval_step (
  request_id uuid not null references request,
  round int not null,
  step text not null check (step in ('department', 'administrative', 'technical')),
  department_id uuid not null references department,
  decision text check (decision in ('approve', 'return', 'refuse')),
  decided_by uuid references person,
  decided_at timestamptz,
  -- The plan that was decided on.
  plan_hash text,
  reason text,
  opened_at timestamptz not null,
  due_at timestamptz not null,
  primary key (request_id, round, step),
  check ((decision is null) = (decided_by is null))
);
-- Four eyes: no person decides two steps of one round.
create unique index one_step_a_person on approval_step (request_id, round, decided_by) where decided_by is not null;
create index approval_step_open on approval_step (step, due_at) where decision is null;

create table operation (
  id uuid primary key,
  number text not null unique,
  stack_id uuid not null references stack,
  request_id uuid references request,
  line_id uuid references order_line,
  department_id uuid references department,
  ordinal int not null,
  verb text not null check (verb in ('deploy', 'destroy', 'refresh')),
  program text not null check (program in ('provincial', 'sectoral', 'municipal', 'tenancy')),
  inputs jsonb not null,
  state text not null check (state in ('requested', 'waiting', 'previewing', 'previewed', 'approved', 'applying', 'verifying', 'done', 'failed', 'unknown', 'cancelled')),
  -- What it waits for, as {code, ...facts}; shown to people.
  waiting_for jsonb,
  plan_hash text,
  canonical_plan jsonb,
  -- The engine's own plan file, for `up --plan`.
  plan_file bytea,
  diff jsonb,
  findings jsonb,
  summary jsonb,
  trouble jsonb,
  attempt int not null default 0,
  fence bigint,
  requested_at timestamptz not null,
  previewed_at timestamptz,
  started_at timestamptz,
  ended_at timestamptz
);
create index operation_request on operation (request_id, ordinal);
create index operation_requested on operation (requested_at desc, id desc);
-- One open operation a stack; others wait in `requested` or `waiting`.
create unique index one_open_operation on operation (stack_id)
  where state in ('previewing', 'previewed', 'approved', 'applying', 'verifying', 'unknown');

create table operation_event (
  operation_id uuid not null references operation,
  sequence bigint not null,
  at timestamptz not null,
  kind text not null,
  payload jsonb not null,
  department_id uuid,
  primary key (operation_id, sequence)
);

create table delivery_note (
  id uuid primary key,
  number text not null unique,
  request_id uuid not null references request,
  line_id uuid not null unique references order_line,
  resource_id uuid not null references resource,
  department_id uuid not null references department,
  -- Endpoint, addresses, RoleBinding subject, kubeconfig without secrets; for a counted service the operator's words.
  handover jsonb not null,
  -- What verification read (infra/interface inventorySchema), null for a counted service.
  inventory jsonb,
  delivered_at timestamptz not null
);

do $$
declare t text;
begin
  foreach t in array array['request', 'resource', 'order_line', 'approval_step', 'delivery_note'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy tenant on %I using (sees_department(department_id)) with check (sees_department(department_id))', t);
  end loop;
  -- A cloud's own stack and operations belong to no department: only the scope `all` sees them.
  foreach t in array array['stack', 'operation', 'operation_event'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format($p$create policy tenant on %I
      using (case when department_id is null then current_setting('zhengyun.scope', true) = 'all' else sees_department(department_id) end)
      with check (case when department_id is null then current_setting('zhengyun.scope', true) = 'all' else sees_department(department_id) end)$p$, t);
  end loop;
end $$;

grant select, insert, update on request, stack, stack_lease, resource, order_line, approval_step, operation, delivery_note to zy_app, zy_worker;
grant select, insert on operation_event to zy_app, zy_worker;
-- Passphrases are made and read by the worker alone.
grant select, insert on stack_passphrase to zy_worker;
