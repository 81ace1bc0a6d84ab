-- Up Migration
-- Vendor bills as they came, and cases: a difference between two books that somebody answers for by a day.

-- What a vendor charges for one cloud and month. A later version takes the place of an earlier one and each stays as it was, the file too.
create table vendor_bill (
  id uuid primary key,
  cloud_id uuid not null references cloud,
  month text not null check (month ~ '^20[0-9]{2}-(0[1-9]|1[0-2])$'),
  version integer not null check (version > 0),
  file_name text not null,
  content bytea not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  rows integer not null check (rows > 0),
  imported_by uuid not null references person,
  imported_at timestamptz not null,
  unique (cloud_id, month, version)
);
create trigger vendor_bill_append_only before update or delete on vendor_bill for each row execute function refuse_change();

-- One row of the file, `row` as a spreadsheet counts it. Less than nothing only where it says which row it corrects.
create table vendor_bill_row (
  bill_id uuid not null references vendor_bill,
  row integer not null check (row > 1),
  sku text not null,
  quantity numeric(30,9) not null,
  amount numeric(30,6) not null,
  resource_number text,
  corrects text,
  primary key (bill_id, row),
  constraint negative_only_corrects check ((quantity >= 0 and amount >= 0) or corrects is not null)
);
create trigger vendor_bill_row_append_only before update or delete on vendor_bill_row for each row execute function refuse_change();

-- One night's search for differences, once a day of Asia/Shanghai.
create table reconciliation_run (
  id uuid primary key,
  day text not null unique check (day ~ '^\d{4}-\d{2}-\d{2}$'),
  ran_at timestamptz not null,
  policy text not null,
  findings integer not null,
  opened integer not null,
  gone integer not null
);
create trigger reconciliation_run_append_only before update or delete on reconciliation_run for each row execute function refuse_change();

-- A finding that somebody answers for. `department_id` null: it is no single department's.
create table reconciliation_case (
  id uuid primary key,
  number text not null unique,
  finding_key text not null,
  code text not null,
  owner_role text not null,
  department_id uuid references department,
  cloud_id uuid references cloud,
  month text,
  subject jsonb not null,
  facts jsonb not null,
  state text not null check (state in ('open', 'taken', 'answered', 'closed')),
  policy text not null,
  opened_at timestamptz not null,
  seen_at timestamptz not null,
  gone_at timestamptz,
  answer_by timestamptz not null,
  close_by timestamptz not null,
  level integer not null default 0 check (level between 0 and 2),
  taken_by uuid references person,
  taken_at timestamptz,
  answered_by uuid references person,
  answered_at timestamptz,
  answer text,
  evidence text,
  closed_by uuid references person,
  closed_at timestamptz,
  outcome text check (outcome in ('solved', 'explained')),
  closing_reason text,
  explained_until text check (explained_until ~ '^\d{4}-\d{2}-\d{2}$'),
  -- Sent back by whoever should have closed it, the last time.
  returned_reason text,
  constraint taken_whole check ((taken_by is null) = (taken_at is null)),
  constraint answered_whole check ((answered_by is null) = (answered_at is null) and (answered_by is null) = (answer is null)),
  constraint closed_whole check ((state = 'closed') = (closed_at is not null) and (closed_at is null) = (closed_by is null)
    and (closed_at is null) = (outcome is null) and (closed_at is null) = (closing_reason is null)),
  constraint explained_ends check ((outcome is not distinct from 'explained') = (explained_until is not null)),
  constraint answerer_never_closes check (closed_by is distinct from answered_by or closed_by is null)
);
create unique index one_open_case_of_a_finding on reconciliation_case (finding_key) where state <> 'closed';
create index reconciliation_case_by_finding on reconciliation_case (finding_key, closed_at);
alter table reconciliation_case enable row level security;
alter table reconciliation_case force row level security;
create policy tenant on reconciliation_case for all
  using ((select coalesce(current_setting('zhengyun.scope', true), '') = any ('{all,operations}'))
    or department_id = any ((select string_to_array(nullif(current_setting('zhengyun.departments', true), ''), ',')::uuid[])::uuid[]))
  with check ((select coalesce(current_setting('zhengyun.scope', true), '') = any ('{all,operations}'))
    or department_id = any ((select string_to_array(nullif(current_setting('zhengyun.departments', true), ''), ',')::uuid[])::uuid[]));
grant select, insert on vendor_bill, vendor_bill_row, reconciliation_run to zy_app, zy_worker;
grant select, insert, update on reconciliation_case to zy_app, zy_worker;
