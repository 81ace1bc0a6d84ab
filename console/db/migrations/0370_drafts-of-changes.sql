-- Up Migration
-- A draft may be of a change of a resource, or of an appeal against taking it back: a person has one of each kind for a resource, so that
-- the form finds what was written wherever it is opened.
alter table order_draft
  add column kind text not null default 'order',
  add column resource_id uuid references resource,
  add constraint order_draft_kind_check check (kind in ('order', 'resize', 'release', 'extend', 'appeal')),
  add constraint order_draft_of_resource check ((kind = 'order') = (resource_id is null));
create unique index order_draft_one_each on order_draft (person_id, resource_id, kind) where resource_id is not null;

-- What is attached to an appeal goes with its step of the reclaim, and stays as what goes with a request does.
alter table reclaim_event add constraint reclaim_event_of_department unique (id, department_id);
alter table attachment
  add column reclaim_event_id uuid,
  add constraint attachment_of_reclaim_event foreign key (reclaim_event_id, department_id)
    references reclaim_event (id, department_id),
  drop constraint in_one_place,
  drop constraint owned_once_sent,
  add constraint in_one_place check (num_nonnulls(draft_id, request_id, reclaim_event_id) = 1),
  add constraint owned_once_sent check ((draft_id is null) = (department_id is not null));
create index attachment_reclaim_event on attachment (reclaim_event_id) where reclaim_event_id is not null;

create or replace function keep_sent_attachment() returns trigger language plpgsql as $$
begin
  if old.department_id is not null then
    raise exception 'attachment % was sent and stays as it is', old.id using errcode = '42501';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;

alter policy tenant on attachment
  using (case when department_id is null
    then added_by = (select nullif(current_setting('zhengyun.person', true), '')::uuid)
    else (select coalesce(current_setting('zhengyun.scope', true), '') = any (array['all', 'operations']))
      or department_id = any ((select string_to_array(nullif(current_setting('zhengyun.departments', true), ''), ',')::uuid[])::uuid[])
    end);
