-- Up Migration
-- 管运分离 and 等保三级: the roles a person holds at one time all serve one side, and each of the three administrators stands
-- alone. people/rules.ts refuses it with a message; this holds against every other way of writing a grant.
create function side_of_role(role text) returns text
  language sql immutable parallel safe
  return case role
    when 'applicant' then 'department'
    when 'department-approver' then 'department'
    when 'authority-approver' then 'authority'
    when 'technical-reviewer' then 'operator'
    when 'platform-engineer' then 'operator'
    when 'finance' then 'finance'
    when 'auditor' then 'audit'
    else role
  end;

create function refuse_second_side() returns trigger language plpgsql as $$
declare
  other text;
begin
  -- Two grants to one person follow each other, so that neither misses the other's row.
  perform 1 from person where id = new.person_id for update;
  select role into other from role_grant
    where person_id = new.person_id and revoked_at is null and id <> new.id and side_of_role(role) <> side_of_role(new.role)
    limit 1;
  if other is not null then
    raise exception 'person % holds %, which excludes %: revoke it first', new.person_id, other, new.role using errcode = 'ZY003';
  end if;
  return null;
end $$;
create trigger one_side_a_person after insert or update on role_grant
  for each row when (new.revoked_at is null) execute function refuse_second_side();
