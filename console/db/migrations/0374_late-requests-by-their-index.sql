-- Up Migration
-- A promise is half-open: what was delivered at the very instant it ended is late. An index over less than what is asked for is never used.
drop index request_delivered_late;
create index request_delivered_late on request (submitted_at desc, id desc) where delivered_at >= promised_by;
