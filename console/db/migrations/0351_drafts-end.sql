-- Up Migration
-- A draft that nobody writes on ends after a time, and its writer is told before. Only a job sees drafts for that, and only in its own
-- scope: whoever looks across departments is a person, and sees their own drafts alone as before.
alter table order_draft add column told_at timestamptz;
create index order_draft_stale on order_draft (saved_at);
create policy worker on order_draft
  using ((select coalesce(current_setting('zhengyun.person', true), '') = '' and coalesce(current_setting('zhengyun.scope', true), '') = 'all'));
grant select, delete, update (told_at) on order_draft to zy_worker;
