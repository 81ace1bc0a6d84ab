-- Up Migration
select set_config('zhengyun.scope', 'all', true);

-- The authority takes back what is fulfilled by hand by ordering its release: nobody approves it, an engineer confirms it, nobody accepts it.
alter table request add column ordered_by uuid references person;
alter table request drop constraint request_state_check;
alter table request
  add constraint request_state_check check (state in ('previewing', 'preview-failed', 'department-review', 'joint-review', 'provisioning',
    'delivered', 'accepted', 'returned', 'refused', 'withdrawn', 'failed', 'done')),
  add constraint ordered_release check (ordered_by is null or (kind = 'release' and ordered_by = applicant_id)),
  add constraint ordered_ends_unaccepted check (case when ordered_by is null then state <> 'done' else state in ('provisioning', 'failed', 'done') end);
