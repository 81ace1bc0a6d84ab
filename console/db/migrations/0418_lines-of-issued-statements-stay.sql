-- Up Migration
-- What is written to a statement's lines is refused where the statement is issued: also a line moved onto it from another.
create or replace function refuse_issued() returns trigger language plpgsql as $$
declare target uuid;
begin
  select id into target from statement
   where issued_at is not null
     and (tg_op <> 'INSERT' and id = old.statement_id or tg_op <> 'DELETE' and id = new.statement_id)
   limit 1;
  if target is not null then
    raise exception '% on % is refused: statement % is issued', tg_op, tg_table_name, target using errcode = 'ZY002';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
-- Lines are written and taken away, never changed.
revoke update on statement_line from zy_app, zy_worker;
