-- Up Migration
-- What a request is for, beside its reason: project, money, dates and how many will use it. Null is what was not said. The source of money is a
-- code of the dictionary that the rulebook keeps, never an enum here. Days are calendar days in Asia/Shanghai.
alter table request
  add column project text check (length(project) between 1 and 128),
  add column funding_source text,
  add column go_live_on date,
  add column build_from date,
  add column build_to date,
  add column expected_users int check (expected_users > 0),
  add constraint built_in_order check (build_to >= build_from),
  add constraint live_after_begin check (go_live_on >= build_from);
