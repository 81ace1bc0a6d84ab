-- Up Migration
-- What came late to an issued month may have no price: the month can't be held against its statement then, which is a finding of its own.
alter table late_fact add column gap jsonb;
alter table late_fact add constraint late_fact_compared_or_gap check (gap is null or (difference_fen = 0 and lines = '[]'::jsonb));
