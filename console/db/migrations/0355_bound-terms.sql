-- Up Migration
-- What approvers decide on beside the plan: every line with its quantities, price version and amounts, as it stood when the hash
-- was made; null where the request was previewed before terms were bound.
alter table request add column bound_terms jsonb;
