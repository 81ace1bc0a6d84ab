-- Up Migration
-- Truth for allocated resources: what was held from which instant, per dimension (units as jsonb of decimal strings).
create table resource_change (
  id uuid primary key,
  resource_id uuid not null references resource,
  department_id uuid not null references department,
  kind text not null check (kind in ('create', 'resize', 'delete')),
  -- The instant verification saw it (a counted service: the confirmation).
  at timestamptz not null,
  received_at timestamptz not null,
  -- Dimension → whole units held from `at` on; empty object after delete.
  amounts jsonb not null,
  -- The operation or confirmation this follows from; a replay of it is the same fact.
  cause_kind text not null check (cause_kind in ('operation', 'confirmation')),
  cause_id uuid not null,
  -- uid of the object on the cluster that proves it; null for a counted service.
  instance_uid text,
  unique (resource_id, cause_kind, cause_id)
);
create index resource_change_at on resource_change (resource_id, at);
create trigger resource_change_append_only before update or delete or truncate on resource_change execute function refuse_change();

-- Consumed use. Partitioned by month of the event; the dedupe key can't live in it, since a partitioned unique index needs the partition column.
create table usage_event (
  id uuid not null,
  department_id uuid not null,
  source text not null,
  event_id text not null,
  resource_id uuid not null,
  dimension text not null,
  quantity numeric(30, 9) not null,
  event_at timestamptz not null,
  received_at timestamptz not null
) partition by range (event_at);
create table usage_event_default partition of usage_event default;
create table usage_event_key (
  department_id uuid not null,
  source text not null,
  event_id text not null,
  content_hash bytea not null,
  primary key (department_id, source, event_id)
);

create table price_version (
  id uuid primary key,
  number text not null unique,
  name text not null,
  -- Shipped prices are samples and say so everywhere they are shown.
  sample boolean not null,
  valid_from timestamptz not null,
  valid_to timestamptz,
  created_at timestamptz not null,
  check (valid_to is null or valid_to > valid_from)
);
create table price (
  version_id uuid not null references price_version,
  sku text not null,
  unit text not null,
  -- Yuan for one unit for one calendar month in Asia/Shanghai.
  unit_price numeric(20, 6) not null check (unit_price >= 0),
  primary key (version_id, sku)
);
alter table order_line add foreign key (price_version_id) references price_version;
create trigger price_append_only before update or delete or truncate on price execute function refuse_change();

create table contract (
  id uuid primary key,
  number text not null unique,
  department_id uuid not null references department,
  operator_id uuid not null references organisation,
  name text not null,
  valid_from timestamptz not null,
  valid_to timestamptz not null,
  -- 按年度: a yearly fee in fen, spread over the months of the contract; 0 when all is by use.
  annual_fen bigint not null default 0 check (annual_fen >= 0),
  -- Which dated tables apply (rulebook ids): availability deduction and coefficient.
  sla_policy text not null,
  coefficient_policy text not null,
  created_at timestamptz not null,
  check (valid_to > valid_from)
);

create table statement (
  id uuid primary key,
  number text not null unique,
  contract_id uuid not null references contract,
  department_id uuid not null references department,
  month text not null check (month ~ '^[0-9]{4}-[0-9]{2}$'),
  state text not null check (state in ('draft', 'issued')),
  -- A draft is as of this instant; an issued one covers the whole month.
  as_of timestamptz not null,
  payable_fen bigint not null,
  -- Every number's working, in order (usage, annual, deduction, coefficient, rounding): see domain/settlement/schemas.ts.
  working jsonb not null,
  content_hash text not null,
  built_at timestamptz not null,
  issued_at timestamptz,
  issued_by uuid references person,
  unique (contract_id, month)
);
create table charge (
  id uuid primary key,
  statement_id uuid not null references statement,
  department_id uuid not null references department,
  resource_id uuid not null references resource,
  sku text not null,
  unit text not null,
  price_version_id uuid not null references price_version,
  unit_price numeric(20, 6) not null,
  -- Half-open interval of constant amount within the month.
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  units bigint not null,
  -- Unit·months, 9 places.
  quantity numeric(30, 9) not null,
  -- Yuan, exact: unit_price × quantity.
  amount numeric(50, 15) not null,
  check (ends_at > starts_at)
);
create index charge_statement on charge (statement_id);
create table statement_line (
  id uuid primary key,
  statement_id uuid not null references statement,
  department_id uuid not null references department,
  ordinal int not null,
  kind text not null check (kind in ('usage', 'annual', 'deduction', 'coefficient')),
  resource_id uuid references resource,
  sku text,
  unit text,
  quantity numeric(30, 9),
  unit_price numeric(20, 6),
  -- Yuan, exact, before rounding and after rounding to fen by largest remainder.
  exact numeric(60, 30) not null,
  amount_fen bigint not null,
  working jsonb not null,
  unique (statement_id, ordinal)
);

create function refuse_issued() returns trigger language plpgsql as $$
declare target uuid;
begin
  target := case when tg_op = 'INSERT' then new.statement_id else old.statement_id end;
  if (select state from statement where id = target) = 'issued' then
    raise exception '% on % is refused: statement % is issued', tg_op, tg_table_name, target using errcode = 'ZY002';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger charge_frozen before insert or update or delete on charge for each row execute function refuse_issued();
create trigger statement_line_frozen before insert or update or delete on statement_line for each row execute function refuse_issued();
create function refuse_issued_statement() returns trigger language plpgsql as $$
begin
  if old.state = 'issued' then
    raise exception '% is refused: statement % is issued', tg_op, old.id using errcode = 'ZY002';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger statement_frozen before update or delete on statement for each row execute function refuse_issued_statement();

create table rating (
  id uuid primary key,
  department_id uuid not null references department,
  request_id uuid not null unique references request,
  person_id uuid references person,
  score int not null check (score between 1 and 5),
  reason text not null,
  at timestamptz not null
);

do $$
declare t text;
begin
  foreach t in array array['resource_change', 'usage_event', 'usage_event_key', 'contract', 'statement', 'charge', 'statement_line', 'rating'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy tenant on %I using (sees_department(department_id)) with check (sees_department(department_id))', t);
  end loop;
end $$;

grant select, insert on resource_change, usage_event, usage_event_key, price, rating to zy_app, zy_worker;
grant select, insert, update on price_version, contract to zy_app, zy_worker;
grant select, insert, update, delete on statement, charge, statement_line to zy_app, zy_worker;
