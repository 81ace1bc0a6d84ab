-- Up Migration
-- What people are told. A notice is the fact, told once; who was told it is a row each. Text is never stored: it is made from the kind
-- and the facts in the reader's language.
create table notice (
  id uuid primary key,
  kind text not null,
  object_kind text not null,
  object_id text not null,
  -- Which part of the object it is about, where several wait side by side: the step of an approval. Else empty.
  aspect text not null default '',
  -- Whose matter it is; the rows themselves are their readers', so this is no tenant's table.
  subject_department_id uuid references department,
  facts jsonb not null,
  at timestamptz not null,
  due_at timestamptz,
  -- Of what asks for an act: when it was done, by whomever.
  done_at timestamptz
);
create index notice_open on notice (object_kind, object_id) where done_at is null;

create table notice_recipient (
  notice_id uuid not null references notice,
  person_id uuid not null references person,
  -- The duty by which the person was told; who holds it no more reads it no more.
  role text not null,
  at timestamptz not null,
  read_at timestamptz,
  primary key (notice_id, person_id)
);
create index notice_recipient_newest on notice_recipient (person_id, at desc, notice_id desc);
create index notice_recipient_unread on notice_recipient (person_id) where read_at is null;

-- `zhengyun.person` is who acts, set by withTransaction() beside the scope; jobs have the scope `all` and no person. Others' notices are
-- nobody's business, whatever their duty: not the authority's, not an auditor's.
alter table notice_recipient enable row level security;
alter table notice_recipient force row level security;
create policy own on notice_recipient
  using (person_id = (select nullif(current_setting('zhengyun.person', true), '')::uuid)
    or (select coalesce(current_setting('zhengyun.person', true), '') = '' and coalesce(current_setting('zhengyun.scope', true), '') = 'all'));
alter table notice enable row level security;
alter table notice force row level security;
create policy own on notice
  using ((select coalesce(current_setting('zhengyun.person', true), '') = '' and coalesce(current_setting('zhengyun.scope', true), '') = 'all')
    or exists (select 1 from notice_recipient r where r.notice_id = notice.id));
grant select, insert, update on notice, notice_recipient to zy_app, zy_worker;
