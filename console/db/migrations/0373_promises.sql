-- Up Migration
-- What the terms of its item promised as each line was asked for, and by when its request is to be delivered. Null: nothing was promised
-- (a release, an extension), or the request is of before promises were kept with it, and what was promised then is unknown.
select set_config('zhengyun.scope', 'all', true);
alter table order_line
  add column lead_working_days integer check (lead_working_days >= 0),
  add column availability_ppm bigint check (availability_ppm between 0 and 1000000);
alter table request
  add column promised_days integer check (promised_days >= 0),
  add column promised_by timestamptz;
alter table request add constraint promise_is_whole check ((promised_days is null) = (promised_by is null));

-- What is late: still to be delivered, or delivered after its day; and what is to be delivered next.
create index request_promised on request (promised_by, id) where state in ('previewing', 'department-review', 'joint-review', 'provisioning');
create index request_delivered_late on request (submitted_at desc, id desc) where delivered_at > promised_by;
-- What was delivered in a month.
create index request_delivered on request (delivered_at) where delivered_at is not null;
