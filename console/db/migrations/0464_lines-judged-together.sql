-- Whether a statement is issued is asked once for all lines that one command writes or takes out, and no longer for each of them: a month's
-- end writes a hundred thousand. Lines that are changed, which nothing of the console does, are judged one by one as they were.
create function refuse_lines_of_issued() returns trigger language plpgsql as $$
declare target uuid;
begin
  select s.id into target from (select distinct statement_id from touched) t join statement s on s.id = t.statement_id
   where s.issued_at is not null limit 1;
  if target is not null then
    raise exception '% on % is refused: statement % is issued', tg_op, tg_table_name, target using errcode = 'ZY002';
  end if;
  return null;
end $$;

drop trigger statement_line_frozen on statement_line;
create trigger statement_line_frozen before update on statement_line for each row execute function refuse_issued();
create trigger statement_line_frozen_insert after insert on statement_line referencing new table as touched
  for each statement execute function refuse_lines_of_issued();
create trigger statement_line_frozen_delete after delete on statement_line referencing old table as touched
  for each statement execute function refuse_lines_of_issued();
