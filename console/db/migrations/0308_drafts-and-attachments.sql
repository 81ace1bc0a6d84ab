-- Up Migration
-- What a person has written of an order and not sent: its writer's own and nobody else's, whatever their duty. Its key is the name under which
-- the order will be submitted, so that what is sent ends its draft.
create table order_draft (
  id uuid primary key,
  person_id uuid not null references person,
  -- What the form holds; anything may still be missing.
  content jsonb not null,
  created_at timestamptz not null,
  saved_at timestamptz not null
);
create index order_draft_newest on order_draft (person_id, saved_at desc);
alter table order_draft enable row level security;
alter table order_draft force row level security;
create policy own on order_draft
  using (person_id = (select nullif(current_setting('zhengyun.person', true), '')::uuid));
grant select, insert, update, delete on order_draft to zy_app;

-- Files that go with a request. In a draft they are whoever's the draft is; once sent they are the request's, seen by whoever sees that, and
-- neither changed nor removed any more: people decided on them.
create table attachment (
  id uuid primary key,
  draft_id uuid references order_draft on delete cascade,
  request_id uuid references request,
  department_id uuid references department,
  name text not null check (length(name) between 1 and 128),
  -- What its bytes are, whatever its name says.
  kind text not null check (kind in ('pdf', 'docx', 'xlsx', 'png', 'jpg')),
  bytes int not null check (bytes > 0),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  added_by uuid not null references person,
  added_at timestamptz not null,
  constraint in_one_place check ((draft_id is null) <> (request_id is null)),
  constraint owned_once_sent check ((request_id is null) = (department_id is null))
);
create index attachment_draft on attachment (draft_id) where draft_id is not null;
create index attachment_request on attachment (request_id) where request_id is not null;

create function keep_sent_attachment() returns trigger language plpgsql as $$
begin
  if old.request_id is not null then
    raise exception 'attachment % was sent with its request and stays as it is', old.id using errcode = '42501';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger sent_stays before update or delete on attachment for each row execute function keep_sent_attachment();

create table attachment_content (
  attachment_id uuid primary key references attachment on delete cascade,
  content bytea not null
);
-- All kinds are compressed already.
alter table attachment_content alter column content set storage external;

alter table attachment enable row level security;
alter table attachment force row level security;
create policy tenant on attachment
  using (case when request_id is null
    then added_by = (select nullif(current_setting('zhengyun.person', true), '')::uuid)
    else (select coalesce(current_setting('zhengyun.scope', true), '') = any (array['all', 'operations']))
      or department_id = any ((select string_to_array(nullif(current_setting('zhengyun.departments', true), ''), ',')::uuid[])::uuid[])
    end);
alter table attachment_content enable row level security;
alter table attachment_content force row level security;
create policy tenant on attachment_content
  using (exists (select 1 from attachment a where a.id = attachment_content.attachment_id));
grant select, insert, update, delete on attachment to zy_app;
grant select, insert on attachment_content to zy_app;
-- A request is read whole by the worker too.
grant select on attachment to zy_worker;
