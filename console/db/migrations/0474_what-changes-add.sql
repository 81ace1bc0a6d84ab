-- Up Migration
select set_config('zhengyun.scope', 'all', true);
-- What a change of what is in use adds to the cost up to the year's end, in fen, by the prices it was asked for under; less than zero: it saves.
-- Null: of no change, or nobody knows, since something has no price. An order adds all that it costs.
alter table order_line add column added_fen bigint;
-- A longer lease adds what it was priced at. What an earlier change of size costs is on record, and not what it adds: that stays unknown.
update order_line l set added_fen = l.year_end_fen from request q where q.id = l.request_id and q.kind = 'extend' and l.state = 'open';
